package io.sluice.tagging.training;

import io.sluice.neural.memory.Floats;
import io.sluice.neural.random.SeededRandom;

/**
 * Drops the whole vector of some tokens, so that others' must do (Iyyer et al. 2015); nothing is
 * scaled. One float in [0, 1) is drawn for each position, padding included.
 */
final class WordDropout {
  private final double rate;
  private final boolean[] dropped;
  private final float[] zeros;

  WordDropout(double rate, int maxRows, int width) {
    this.rate = rate;
    dropped = new boolean[rate > 0 ? maxRows : 0];
    zeros = new float[width];
  }

  void draw(SeededRandom random, int rows) {
    for (int n = 0; n < rows && rate > 0; n++) {
      dropped[n] = random.nextFloat() < rate;
    }
  }

  /** Forward on vectors and backward on derivatives alike. */
  void apply(Floats vectors, int rows) {
    for (int n = 0; n < rows && rate > 0; n++) {
      if (dropped[n]) {
        vectors.write(n * zeros.length, zeros, 0, zeros.length);
      }
    }
  }
}
