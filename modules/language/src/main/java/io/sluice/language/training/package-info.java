/**
 * Training of language models by truncated backpropagation through time with carried state.
 *
 * <p>A step, in order:
 *
 * <ol>
 *   <li>The training text is cut in lanes of equal length that lie end to end; lane b of a batch
 *       always reads the same run of text.
 *   <li>A window of T symbols of every lane is read. The state of the recurrent layers is what the
 *       window before left, or zero at the start of an epoch.
 *   <li>The loss is the mean over the window's T x B predictions. Gradients flow back to the start
 *       of the window and no further.
 *   <li>When enough windows have been added up, the optimiser clips and updates.
 * </ol>
 *
 * <p>Everything that has an influence on later steps is in a {@link
 * io.sluice.neural.training.TrainerState}: captured between any two steps and restored in another
 * process, training goes on with the same bytes.
 *
 * <p>{@link io.sluice.language.training.DynamicEvaluation} measures a model that learns on from
 * what it reads, with the same network and one lane.
 *
 * <p>Not here: files, configurations, checkpoints on disk. Start at {@link
 * io.sluice.language.training.LanguageModelTrainer}.
 */
@NullMarked
package io.sluice.language.training;

import org.jspecify.annotations.NullMarked;
