package io.sluice.neural.recurrent;

import java.util.Arrays;

/** The extent of the sequences in work: steps, lanes, and the length of every lane. */
final class Window {
  private final int maxTime;
  private final int maxRows;
  private final int[] lengths;
  private int time;
  private int batch;
  private boolean full = true;

  Window(int maxTime, int maxBatch, int maxRows) {
    this.maxTime = maxTime;
    this.maxRows = maxRows;
    this.lengths = new int[maxBatch];
  }

  /** All lanes are {@code newTime} long. */
  void set(int newTime, int newBatch) {
    if (newTime < 1 || newTime > maxTime || newBatch < 1 || newBatch > lengths.length) {
      throw new IllegalArgumentException(
          "window of %d steps and %d lanes does not fit 1 to %d steps and 1 to %d lanes"
              .formatted(newTime, newBatch, maxTime, lengths.length));
    }
    if ((long) newTime * newBatch > maxRows) {
      throw new IllegalArgumentException(
          "window of %d steps and %d lanes exceeds %d rows".formatted(newTime, newBatch, maxRows));
    }
    time = newTime;
    batch = newBatch;
    full = true;
    Arrays.fill(lengths, 0, batch, time);
  }

  /** Lanes of different lengths. */
  void set(int newTime, int newBatch, int[] newLengths) {
    set(newTime, newBatch);
    if (newLengths.length != newBatch) {
      throw new IllegalArgumentException(
          "%d lengths for %d lanes".formatted(newLengths.length, newBatch));
    }
    for (int lane = 0; lane < newBatch; lane++) {
      int length = newLengths[lane];
      if (length < 0 || length > newTime) {
        throw new IllegalArgumentException(
            "length of lane %d must be between 0 and %d, was %d".formatted(lane, newTime, length));
      }
      lengths[lane] = length;
      full &= length == newTime;
    }
  }

  int time() {
    return time;
  }

  int batch() {
    return batch;
  }

  /** Whether no lane is shorter than the window. */
  boolean full() {
    return full;
  }

  boolean active(int step, int lane) {
    return step < lengths[lane];
  }

  /** The first lane from {@code lane} on that is active at a step, or the number of lanes. */
  int nextActive(int step, int lane) {
    int next = lane;
    while (next < batch && !active(step, next)) {
      next++;
    }
    return next;
  }

  /** The first lane from {@code lane} on that has ended before a step, or the number of lanes. */
  int nextEnded(int step, int lane) {
    if (full) {
      return batch;
    }
    int next = lane;
    while (next < batch && active(step, next)) {
      next++;
    }
    return next;
  }
}
