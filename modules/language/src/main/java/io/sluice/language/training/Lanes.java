package io.sluice.language.training;

import io.sluice.text.SymbolSequence;

/**
 * A text cut in lanes that lie end to end and are read side by side, window by window. Symbol t of
 * a lane is the input that predicts symbol t + 1; the last prediction of a lane is the first symbol
 * of the next, so the lanes together predict every symbol after the first. The first lanes are one
 * longer where the text does not divide evenly.
 *
 * <p>Windows are time-major: what lane b reads at step t lies at {@code t * lanes + b}.
 */
final class Lanes {
  private final SymbolSequence text;
  private final int lanes;
  private final long shortest;
  private final long longer;
  private final int[] run;

  Lanes(SymbolSequence text, int lanes, int longestWindow) {
    this.text = text;
    this.lanes = lanes;
    long predictions = text.length() - 1;
    shortest = laneLength(text.length(), lanes);
    longer = predictions - shortest * lanes;
    run = new int[longestWindow + 1];
  }

  /**
   * Predictions of every lane in training, the same for all lanes.
   *
   * @throws IllegalArgumentException if there is none
   */
  static long laneLength(long symbols, int lanes) {
    long length = (symbols - 1) / lanes;
    if (length < 1) {
      throw new IllegalArgumentException(
          "a text of %d symbols is too short for %d lanes; use a longer text or a smaller batch"
              .formatted(symbols, lanes));
    }
    return length;
  }

  int lanes() {
    return lanes;
  }

  /** Predictions of the shortest lane. */
  long shortest() {
    return shortest;
  }

  /** Predictions of the longest lane. */
  long longest() {
    return longer > 0 ? shortest + 1 : shortest;
  }

  /** Predictions of one lane. */
  long length(int lane) {
    return lane < longer ? shortest + 1 : shortest;
  }

  /**
   * Reads a window.
   *
   * @param position first step of the window in every lane
   * @param inputs receives [time, lanes]; 0 where a lane has ended
   * @param targets receives [time, lanes], the symbols to predict; 0 where a lane has ended
   */
  void read(long position, int time, int[] inputs, int[] targets) {
    for (int lane = 0; lane < lanes; lane++) {
      long start = lane * shortest + Math.min(lane, longer) + position;
      int active = (int) Math.max(0, Math.min(time, length(lane) - position));
      if (active > 0) {
        text.read(start, run, 0, active + 1);
      }
      for (int t = 0; t < time; t++) {
        inputs[t * lanes + lane] = t < active ? run[t] : 0;
        targets[t * lanes + lane] = t < active ? run[t + 1] : 0;
      }
    }
  }
}
