/**
 * Both ways between Apache OpenNLP and Sluice. Tokenizers and sentence detectors of OpenNLP as
 * {@link io.sluice.text.token.Tokenizer} and {@link io.sluice.text.token.SentenceSplitter}:
 *
 * <pre>{@code
 * var splitter = OpenNlpSentenceSplitter.of(new SentenceModel(Path.of("en-sent.bin")));
 * var tokenizer = OpenNlpTokenizer.of(new TokenizerModel(Path.of("en-token.bin")));
 * Document document = Document.of(text, splitter, tokenizer);
 * }</pre>
 *
 * <p>A {@link io.sluice.tagging.Tagger} as name finder, part-of-speech tagger and chunker of
 * OpenNLP; this needs {@code sluice-tagging} on the class path, the rest does not:
 *
 * <pre>{@code
 * POSTagger parts = TaggerPosTagger.of(Tagger.load(Path.of("pos.sluice")));
 * TokenNameFinder finder = TaggerNameFinder.of(Tagger.load(Path.of("ner.sluice")));
 * String[] tags = parts.tag(tokens);
 * for (Span name : finder.find(tokens)) { ... name.getType() ... name.getProb() ... }
 * }</pre>
 *
 * <p>A tagger with several layers may stand behind several adapters, each for one layer.
 *
 * <p>OpenNLP's trained tools must not be shared by threads; the adapters here may, they keep one
 * tool a thread. Not here: OpenNLP's file formats (module corpora).
 */
@NullMarked
package io.sluice.opennlp;

import org.jspecify.annotations.NullMarked;
