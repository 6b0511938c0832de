package io.sluice.language.training;

import io.sluice.neural.training.TrainerState;
import java.util.OptionalLong;

/** Where in the training text a trainer is, and when it evaluated last. */
final class Progress {
  static final String NAME = "progress";
  private static final int STATE_SIZE = 4;

  private final long laneLength;
  private long position;
  private long epochs;
  private long evaluatedEpochs;
  private long evaluatedStep = -1;

  Progress(long laneLength) {
    this.laneLength = laneLength;
  }

  /** First step of the next window in every lane. */
  long position() {
    return position;
  }

  /** Symbols left to predict in every lane. */
  long rest() {
    return laneLength - position;
  }

  /** Passes over the text done. */
  long epochs() {
    return epochs;
  }

  /** Passes over the text done, with their fraction. */
  double epoch() {
    return epochs + (double) position / laneLength;
  }

  void advance(int window) {
    position += window;
    if (position == laneLength) {
      position = 0;
      epochs++;
    }
  }

  boolean evaluationDue(long step, OptionalLong every, boolean finished) {
    if (step == 0 || step == evaluatedStep) {
      return false;
    }
    boolean regular = every.isPresent() ? step % every.getAsLong() == 0 : epochs > evaluatedEpochs;
    return regular || finished;
  }

  void evaluated(long step) {
    evaluatedStep = step;
    evaluatedEpochs = epochs;
  }

  long[] state() {
    return new long[] {position, epochs, evaluatedEpochs, evaluatedStep};
  }

  void load(TrainerState state) {
    long[] saved = state.integers(NAME, STATE_SIZE);
    if (saved[0] < 0 || saved[0] >= laneLength || saved[1] < 0) {
      throw new IllegalArgumentException(
          "the saved place %d lies outside of lanes of %d symbols".formatted(saved[0], laneLength));
    }
    position = saved[0];
    epochs = saved[1];
    evaluatedEpochs = saved[2];
    evaluatedStep = saved[3];
  }
}
