package io.sluice.neural.crf;

import java.util.Arrays;

/**
 * Which of K labels may begin a sequence, end it, and follow each other; immutable. Sequences that
 * break them have probability zero, in training as in prediction.
 */
public final class Constraints {
  private final boolean[] start;
  private final boolean[] end;
  private final boolean[][] transition;

  /**
   * Copies its arguments.
   *
   * @param start [K]: may the label be the first
   * @param end [K]: may the label be the last
   * @param transition [K, K]: may the label of the column follow that of the row
   */
  public Constraints(boolean[] start, boolean[] end, boolean[][] transition) {
    int labels = start.length;
    if (labels < 1 || end.length != labels || transition.length != labels) {
      throw new IllegalArgumentException(
          "constraints need as many starts, ends and rows, at least one: were %d, %d and %d"
              .formatted(labels, end.length, transition.length));
    }
    this.start = start.clone();
    this.end = end.clone();
    this.transition = new boolean[labels][];
    for (int from = 0; from < labels; from++) {
      if (transition[from].length != labels) {
        throw new IllegalArgumentException(
            "row %d of the transitions must have %d labels, has %d"
                .formatted(from, labels, transition[from].length));
      }
      this.transition[from] = transition[from].clone();
    }
  }

  /** Everything is allowed. */
  public static Constraints none(int labels) {
    boolean[] all = new boolean[labels];
    Arrays.fill(all, true);
    boolean[][] rows = new boolean[labels][];
    Arrays.fill(rows, all);
    return new Constraints(all, all, rows);
  }

  /** K. */
  public int labels() {
    return start.length;
  }

  public boolean allowsStart(int label) {
    return start[label];
  }

  public boolean allowsEnd(int label) {
    return end[label];
  }

  public boolean allows(int from, int to) {
    return transition[from][to];
  }
}
