/**
 * Annotated text as immutable values: a {@link io.sluice.text.document.Document} has sentences, a
 * {@link io.sluice.text.document.Sentence} has tokens and layers of labels, a {@link
 * io.sluice.text.document.Span} is a labelled piece of the text.
 *
 * <pre>{@code
 * Sentence sentence =
 *     Sentence.of("Ada", "Lovelace", "met", "Charles")
 *         .withLayer("ner", "B-PER", "I-PER", "O", "B-PER");
 * Document document = Document.of("1", List.of(sentence)).withSpans("ner");
 * document.spans("ner");   // [PER "Ada Lovelace" 0..12, PER "Charles" 17..24]
 * }</pre>
 *
 * <p>Offsets count UTF-16 code units, as {@link String} does, and are half open; {@link
 * io.sluice.text.document.CodePoints} converts them to code points and back. Labels of tokens are
 * kept exactly as they were read; what they mean is the business of package {@code label}.
 *
 * <p>Nothing here changes: {@code with...} returns a new value. Not here: reading and writing files
 * (module corpora), cutting text into tokens (package {@code token}).
 */
@NullMarked
package io.sluice.text.document;

import org.jspecify.annotations.NullMarked;
