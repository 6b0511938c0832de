/**
 * Where the text of a corpus comes from and how it becomes symbol ids to train on.
 *
 * <ol>
 *   <li>{@link io.sluice.corpora.TextSource}: files, directories, archives, read as a stream of
 *       strictly decoded UTF-8.
 *   <li>{@link io.sluice.corpora.CorpusSplit}: which part is trained on, which is only measured.
 *   <li>{@link io.sluice.corpora.EncodedCorpus}: counts symbols, chooses the vocabulary and encodes
 *       both parts once, into a file that is mapped piece by piece or into memory.
 *   <li>{@link io.sluice.corpora.EncodedText}: the ids, with random access.
 * </ol>
 *
 * <p>Files in which tokens have labels or texts have spans are read by package {@code annotated}
 * and examined by package {@code examination}. {@link io.sluice.corpora.DidYouMean} guesses
 * misspelt names, here and for all that build on this module.
 *
 * <p>No step holds the text in memory. Errors name file, line and byte. Not here: fetching corpora
 * (catalog), arrays and batches (language).
 */
@NullMarked
package io.sluice.corpora;

import org.jspecify.annotations.NullMarked;
