/**
 * Experiments: a configuration becomes a run directory with a trained model in it.
 *
 * <ol>
 *   <li>{@link io.sluice.experiments.Experiment#of(java.nio.file.Path)} reads and checks a file;
 *       see {@code binding} for how and {@code config} for what it may say.
 *   <li>{@link io.sluice.experiments.Experiment#run} fetches the corpus, trains, measures, writes
 *       samples, keeps checkpoints, and reports; see {@code run} and {@code report}.
 *   <li>{@link io.sluice.experiments.Experiment#resume} goes on with a run that was stopped or
 *       killed, and ends with the same weights.
 * </ol>
 *
 * <p>{@code TrainingLoop} is the same for every kind of model: it drives a {@link
 * io.sluice.neural.training.Trainer} and asks its {@code ModelTraining} for measurements and files.
 * {@code LanguageModelTraining} and {@code TaggerTraining} are the kinds there are. Word vectors
 * have a learner that trains by itself, see {@link io.sluice.experiments.VectorLearning}. How a
 * finished tagger does is told by {@link io.sluice.experiments.TaggerMeasurement}.
 *
 * <p><b>Not for</b>: the training itself; {@code io.sluice.language.training} and {@code
 * io.sluice.tagging.training} do that.
 */
@NullMarked
package io.sluice.experiments;

import org.jspecify.annotations.NullMarked;
