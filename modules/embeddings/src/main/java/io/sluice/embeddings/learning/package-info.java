/**
 * Learning word vectors from text: what is asked for, and the interface behind which it is done.
 *
 * <p>Start with {@link io.sluice.embeddings.learning.VectorLearner}. This module holds no learner
 * of its own: the one of {@code sluice-wordvectors} is found by ServiceLoader.
 */
@NullMarked
package io.sluice.embeddings.learning;

import org.jspecify.annotations.NullMarked;
