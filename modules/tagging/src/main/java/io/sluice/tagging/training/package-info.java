/**
 * Training of taggers.
 *
 * <p>Start with {@link io.sluice.tagging.training.TaggerTrainer}. What a step is:
 *
 * <ol>
 *   <li>The next batch: sentences of about the same length, dealt anew every epoch; each sentence
 *       is seen once an epoch, however long.
 *   <li>Embeddings, recurrent layers and scores of labels with dropout; the loss of every layer of
 *       labels and its gradients, a mean over sentences.
 *   <li>An update by the optimiser, or another batch if gradients are accumulated.
 * </ol>
 *
 * <p>Labels are converted to the scheme of the settings, whatever the scheme of the data. Where a
 * label is {@code ?} or {@code _}, all paths that agree with the known labels count (Bellare and
 * McCallum 2007).
 */
@NullMarked
package io.sluice.tagging.training;

import org.jspecify.annotations.NullMarked;
