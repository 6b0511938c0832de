package io.sluice.experiments;

import java.nio.file.Path;
import java.util.OptionalDouble;

/**
 * How a run ended.
 *
 * @param run its directory
 * @param model the model file, or the file of word vectors; while {@link Ending#STOPPED}, where it
 *     will be
 * @param validationLoss lowest so far in nats per symbol; infinite if none was measured
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

  /** Whether training is over and the model is written. */
  public boolean finished() {
    return ending == Ending.FINISHED;
  }
}
