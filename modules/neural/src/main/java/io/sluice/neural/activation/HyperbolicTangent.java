package io.sluice.neural.activation;

import io.sluice.neural.arithmetic.Fused;

/**
 * tanh in float32 by an odd rational function without branches, in one fixed order of operations,
 * so that every implementation of the kernels gives the same bytes. Absolute error below 3e-7,
 * relative error below 2.5 * 2^-23.
 *
 * <pre>tanh x = x p(x^2) / q(x^2),   |x| &lt;= 7.95</pre>
 *
 * <p>p and q of degree 4 have the least largest relative error (Lawson-weighted least squares in a
 * Chebyshev basis). Arguments beyond the interval give the value at its end; results never exceed 1
 * in magnitude; NaN stays NaN; the sign of zero is kept.
 */
public final class HyperbolicTangent {
  /** Arguments are clamped to [-LIMIT, LIMIT]; tanh(LIMIT) is 1 - 2.5e-7. */
  public static final float LIMIT = 7.95f;

  public static final float P1 = 0x1.13681cp-3f;
  public static final float P2 = 0x1.d4a03ap-9f;
  public static final float P3 = 0x1.706b38p-16f;
  public static final float P4 = 0x1.075c9p-26f;
  public static final float Q1 = 0x1.df096p-2f;
  public static final float Q2 = 0x1.ace886p-6f;
  public static final float Q3 = 0x1.665a92p-12f;
  public static final float Q4 = 0x1.cb9bap-21f;

  private HyperbolicTangent() {}

  /** tanh x. */
  public static float tanh(float x) {
    float bounded = Math.min(Math.max(x, -LIMIT), LIMIT);
    float square = bounded * bounded;
    float p =
        Fused.multiplyAdd(
            Fused.multiplyAdd(Fused.multiplyAdd(P4, square, P3), square, P2), square, P1);
    float q =
        Fused.multiplyAdd(
            Fused.multiplyAdd(Fused.multiplyAdd(Q4, square, Q3), square, Q2), square, Q1);
    return bounded * Fused.multiplyAdd(p, square, 1) / Fused.multiplyAdd(q, square, 1);
  }
}
