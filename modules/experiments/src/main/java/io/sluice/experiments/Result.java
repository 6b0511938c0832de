package io.sluice.experiments;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a run ended.
 *
 * @param run its directory
 * @param model the model file, or the file of word vectors; while {@link Ending#STOPPED}, where it
 *     will be
 * @param validationLoss lowest so far in nats per symbol; infinite if none was measured
 * @param lossAtStart validation loss of the model that training started from, before the first step
 * @param score highest so far of a tagger, F1 or accuracy between 0 and 1
 * @param weightsSha256 of the model's {@code weights.safetensors}, or of the file of word vectors;
 *     empty while stopped
 * @param seconds of work, over all resumes
 * @param steps updates of the weights; 0 of word vectors, whose learner does not count them
 * @param ending whether training is over
 */
public record Result(
    Path run,
    Path model,
    double validationLoss,
    OptionalDouble lossAtStart,
    OptionalDouble score,
    String weightsSha256,
    double seconds,
    long steps,
    Ending ending) {

  /** Ways for a run to end. */
  public enum Ending {
    /** Trained to the end; the model is written. */
    FINISHED,
    /** Stopped on request; can be resumed. */
    STOPPED
  }

  /**
   * Whether a step was better than the model that training started from; empty if there was none.
   * If none was better, that model is what comes out.
   */
  public Optional<Boolean> improved() {
    return lossAtStart.isPresent()
        ? Optional.of(validationLoss < lossAtStart.getAsDouble())
        : Optional.empty();
  }

  /** Whether training is over and the model is written. */
  public boolean finished() {
    return ending == Ending.FINISHED;
  }
}
