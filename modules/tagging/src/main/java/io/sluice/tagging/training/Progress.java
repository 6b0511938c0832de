package io.sluice.tagging.training;

import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.training.TrainerState;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Where in the training sentences a trainer is, and when it evaluated last. */
final class Progress {
  private static final String NAME = "progress";
  private static final String SHUFFLING = "random.shuffling";
  private static final int STATE_SIZE = 4;

  private final Function<SeededRandom, List<int[]>> plan;
  private final SeededRandom random;
  private long[] atStart;
  private List<int[]> batches;
  private int position;
  private long epochs;
  private long evaluatedEpochs;
  private long evaluatedStep = -1;

  /**
   * @param plan gives the batches of an epoch
   */
  Progress(Function<SeededRandom, List<int[]>> plan, SeededRandom random) {
    this.plan = plan;
    this.random = random;
    atStart = random.state();
    batches = plan.apply(random);
  }

  /** The sentences of the next batch; moves on. */
  int[] next() {
    int[] batch = batches.get(position);
    position++;
    if (position == batches.size()) {
      position = 0;
      epochs++;
      atStart = random.state();
      batches = plan.apply(random);
    }
    return batch;
  }

  /** Passes over the sentences done. */
  long epochs() {
    return epochs;
  }

  /** Passes over the sentences done, with their fraction. */
  double epoch() {
    return epochs + (double) position / batches.size();
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

  void save(java.util.Map<String, long[]> integers) {
    integers.put(NAME, new long[] {position, epochs, evaluatedEpochs, evaluatedStep});
    integers.put(SHUFFLING, atStart.clone());
  }

  void load(TrainerState state) {
    long[] saved = state.integers(NAME, STATE_SIZE);
    atStart = state.integers(SHUFFLING, SeededRandom.STATE_SIZE).clone();
    random.load(atStart);
    batches = plan.apply(random);
    if (saved[0] < 0 || saved[0] >= batches.size() || saved[1] < 0) {
      throw new IllegalArgumentException(
          "the saved place %d lies outside of an epoch of %d batches"
              .formatted(saved[0], batches.size()));
    }
    position = (int) saved[0];
    epochs = saved[1];
    evaluatedEpochs = saved[2];
    evaluatedStep = saved[3];
  }
}
