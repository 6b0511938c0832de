package io.sluice.neural.kernel;

import static io.sluice.neural.kernel.CellKernels.BLOCK;

import java.util.Arrays;

/** What gate passes with layer normalisation (Ba et al. 2016) share, and where things lie. */
public final class Normalisation {
  /** Added to variances. */
  public static final double EPSILON = 1e-5;

  /** Floats of the statistics of a lane. */
  public static final int STATISTICS = 8;

  /** Places among the statistics: a mean, and behind it the inverse of a standard deviation. */
  public static final int OF_INPUT = 0;

  public static final int OF_PRODUCT = 2;
  public static final int OF_CELL = 4;

  /** Sums of a backward step that go over all units, each of a value for every unit. */
  public static final int SUMS = 6;

  /** 16 ones, then 16 zeros. */
  private static final float[] REAL = new float[2 * BLOCK];

  static {
    Arrays.fill(REAL, 0, BLOCK, 1);
  }

  private Normalisation() {}

  /** From {@link #realAt} on, 1 for each unit of a block and 0 for each that is padding. */
  public static float[] real() {
    return REAL;
  }

  /** Where the mask of a block begins. */
  public static int realAt(int block, int units) {
    return BLOCK - Math.max(0, Math.min(BLOCK, units - block * BLOCK));
  }

  /** The inverse of the standard deviation, from the sum of squared deviations. */
  public static float scale(float squares, int count) {
    return (float) (1 / Math.sqrt(squares / (double) count + EPSILON));
  }
}
