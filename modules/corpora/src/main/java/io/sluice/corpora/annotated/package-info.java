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
