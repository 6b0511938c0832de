/**
 * From hidden rows to the loss over a vocabulary, and back: products, softmax and cross-entropy as
 * one layer, for vocabularies of any size.
 *
 * <ul>
 *   <li>{@link io.sluice.neural.softmax.FullSoftmax}: a logit for every class of every row. Cost
 *       grows with the vocabulary.
 *   <li>{@link io.sluice.neural.softmax.AdaptiveSoftmax}: rare classes in clusters with short
 *       vectors, looked at only where they are right. Exact, also when predicting.
 *   <li>{@link io.sluice.neural.softmax.SampledSoftmax}: a full softmax that is trained on a sample
 *       of the classes; exact when evaluating.
 * </ul>
 *
 * <p>The last two expect classes in the order of falling frequency. What classes stand for is not
 * known here. Losses are in nats, sums over rows. With provider {@code java} the bytes of results
 * do not depend on the number of threads.
 */
@NullMarked
package io.sluice.neural.softmax;

import org.jspecify.annotations.NullMarked;
