package io.sluice.neural.activation;

import io.sluice.neural.arithmetic.Fused;

/**
 * e^x in float32 by additions, multiplications and fused multiply-adds in one fixed order, so that
 * every implementation of the kernels gives the same bytes. Relative error below 2^-23.
 *
 * <pre>x = n ln 2 + r,  |r| &lt;= ln(2) / 2        e^x = 2^n (1 + r + r^2 q(r))</pre>
 *
 * <p>q is the polynomial of degree 4 with the least largest relative error. Results below the
 * smallest normal number are 0, results above the largest are infinite, NaN stays NaN.
 */
public final class Exponential {
  /** Arguments below give 0. */
  public static final float LOWEST = -0x1.5d589ep6f;

  /** Arguments above give infinity. */
  public static final float HIGHEST = 0x1.62e42ep6f;

  public static final float LOG2_E = 0x1.715476p0f;

  /** Adding it to |x| &lt; 2^22 rounds x to an integer in the low bits. */
  public static final float ROUNDER = 0x1.8p23f;

  /** The upper bits of ln 2; its product with |n| &lt;= 128 is exact. */
  public static final float LN2_HIGH = 0x1.63p-1f;

  public static final float LN2_LOW = -0x1.bd0106p-13f;

  public static final float Q0 = 0x1.fffffcp-2f;
  public static final float Q1 = 0x1.55549p-3f;
  public static final float Q2 = 0x1.5558f4p-5f;
  public static final float Q3 = 0x1.123a5p-7f;
  public static final float Q4 = 0x1.6a2368p-10f;

  private Exponential() {}

  /** e^x. */
  public static float exp(float x) {
    float shifted = Fused.multiplyAdd(x, LOG2_E, ROUNDER);
    float n = shifted - ROUNDER;
    float r = Fused.multiplyAdd(-n, LN2_LOW, Fused.multiplyAdd(-n, LN2_HIGH, x));
    float q =
        Fused.multiplyAdd(
            Fused.multiplyAdd(Fused.multiplyAdd(Fused.multiplyAdd(Q4, r, Q3), r, Q2), r, Q1),
            r,
            Q0);
    float p = Fused.multiplyAdd(Fused.multiplyAdd(q, r, 1), r, 1);
    float power =
        Float.intBitsToFloat(Float.floatToRawIntBits(p) + (Float.floatToRawIntBits(shifted) << 23));
    float bounded = x < LOWEST ? 0 : power;
    return x > HIGHEST ? Float.POSITIVE_INFINITY : bounded;
  }
}
