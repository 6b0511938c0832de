/**
 * Annotated documents in files: sentences whose tokens carry labels, or texts with marked spans.
 *
 * <ol>
 *   <li>{@link io.sluice.corpora.annotated.AnnotatedFormat}: the formats by name; each reads and
 *       writes.
 *   <li>{@link io.sluice.corpora.annotated.Documents}: what reading gives, one document after the
 *       other, so that a file may be larger than memory.
 *   <li>{@link io.sluice.corpora.annotated.AnnotatedWriter}: takes documents, one after the other.
 * </ol>
 *
 * <pre>{@code
 * AnnotatedFormat format = AnnotatedFormat.of("conll2003");
 * try (Documents documents = format.read(Path.of("train.conll"))) {
 *   for (Sentence sentence : documents.sentences()) { ... sentence.labels("ner") ... }
 * }
 * }</pre>
 *
 * <p>What a format may be asked, in this order:
 *
 * <ol>
 *   <li>{@link io.sluice.corpora.annotated.AnnotatedFormat#annotation}: whether documents come with
 *       labels of tokens, with spans over a text, or with neither;
 *   <li>{@link io.sluice.corpora.annotated.AnnotatedFormat#read}, then {@link
 *       io.sluice.corpora.annotated.Documents#tokenized} if tokens are needed, {@link
 *       io.sluice.corpora.annotated.Documents#next} until it is empty, and {@link
 *       io.sluice.corpora.annotated.Documents#close};
 *   <li>{@link io.sluice.text.document.Document#withLabels} or {@link
 *       io.sluice.text.document.Document#withSpans} to go from spans to labels or back; {@link
 *       io.sluice.corpora.annotated.Conversion} does all that for whole files;
 *   <li>{@link io.sluice.corpora.annotated.AnnotatedFormat#writer}, one document at a time.
 * </ol>
 *
 * <p>Traps:
 *
 * <ul>
 *   <li>A file without document marks comes in several unnamed documents, so that it may be larger
 *       than memory. Where the sentences count, take {@link
 *       io.sluice.corpora.annotated.Documents#sentences}.
 *   <li>Offsets refer to the document's text. Column files do not say how words were set: there the
 *       text is made of the words, with blanks between them.
 *   <li>Of words that one token of CoNLL-U stands for, several may share a place.
 *   <li>Tools count offsets in code points or in UTF-16 units; the formats know which is whose.
 *   <li>Layers of CoNLL-U whose name begins with {@code conllu:} carry what is no annotation, such
 *       as comments.
 * </ul>
 *
 * <p>Labels come exactly as the file has them; converting between label schemes is for those who
 * ask for it. Reading is strict: what a format does not allow is an {@link
 * io.sluice.corpora.annotated.AnnotationException} with file and line. What a format allows but a
 * document cannot hold is listed in {@link io.sluice.corpora.annotated.Documents#remarks()};
 * nothing disappears unsaid. Writing refuses what reading would not give back.
 *
 * <p>Not here: fetching corpora (catalog), tokenizing (text), arrays and batches (tagging).
 */
@NullMarked
package io.sluice.corpora.annotated;

import org.jspecify.annotations.NullMarked;
