package io.sluice.neural.recurrent;

/** Which way the layers of a stack read a sequence. */
public enum Direction {
  /** From the first step to the last; state can be carried to the next window. */
  FORWARD(1),
  /** Both ways, outputs side by side; the reverse direction always starts from zero state. */
  BIDIRECTIONAL(2);

  private final int count;

  Direction(int count) {
    this.count = count;
  }

  /** Number of directions of each layer. */
  int count() {
    return count;
  }
}
