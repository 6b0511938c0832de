package io.sluice.neural.crf;

import java.util.List;

/** What is known of the right labels of all lanes: T steps, B lanes. */
sealed interface Gold {
  Gold NONE = new Labels(new int[0]);

  /** Refuses what does not fit the window. */
  void check(int time, int batch, int[] lengths, int labels);

  /**
   * Every label, [T * B].
   *
   * @param labels borrowed
   */
  record Labels(int[] labels) implements Gold {
    @Override
    public void check(int time, int batch, int[] lengths, int count) {
      if (labels.length < time * batch) {
        throw new IllegalArgumentException(
            "%d labels for %d steps of %d lanes".formatted(labels.length, time, batch));
      }
      for (int lane = 0; lane < batch; lane++) {
        for (int t = 0; t < lengths[lane]; t++) {
          int label = labels[t * batch + lane];
          if (label < 0 || label >= count) {
            throw new IllegalArgumentException(
                "the label at position %d of lane %d must be in [0, %d), was %d"
                    .formatted(t, lane, count, label));
          }
        }
      }
    }
  }

  /** A set for every position of every lane. */
  record Sets(List<List<LabelSet>> lanes) implements Gold {
    @Override
    public void check(int time, int batch, int[] lengths, int count) {
      if (lanes.size() < batch) {
        throw new IllegalArgumentException(
            "label sets for %d lanes, expected %d".formatted(lanes.size(), batch));
      }
      for (int lane = 0; lane < batch; lane++) {
        checkLane(lane, lengths[lane], count);
      }
    }

    private void checkLane(int lane, int length, int count) {
      List<LabelSet> sets = lanes.get(lane);
      if (sets.size() < length) {
        throw new IllegalArgumentException(
            "lane %d has %d steps, but label sets for %d".formatted(lane, length, sets.size()));
      }
      for (int t = 0; t < length; t++) {
        if (sets.get(t).labels() != count) {
          throw new IllegalArgumentException(
              "the label set at position %d of lane %d is over %d labels, expected %d"
                  .formatted(t, lane, sets.get(t).labels(), count));
        }
      }
    }
  }
}
