package io.sluice.neural.activation;

/**
 * tanh in float32 by an odd rational function without branches, in one fixed order of operations, so
 * that every implementation of the kernels gives the same bytes. Absolute error below 3e-7, relative
 * error below 2.5 * 2^-23.
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

  public static final float P1 = 0.134475917f;
  public static final float P2 = 0.00357533176f;
  public static final float P3 = 2.19594731e-05f;
  public static final float P4 = 1.53296611e-08f;
  public static final float Q1 = 0.4678092f;
  public static final float Q2 = 0.0261784848f;
  public static final float Q3 = 0.000341752806f;
  public static final float Q4 = 8.56086444e-07f;

  private HyperbolicTangent() {}

  /** tanh x. */
  public static float tanh(float x) {
    float bounded = Math.min(Math.max(x, -LIMIT), LIMIT);
    float square = bounded * bounded;
    float p = Math.fma(Math.fma(Math.fma(P4, square, P3), square, P2), square, P1);
    float q = Math.fma(Math.fma(Math.fma(Q4, square, Q3), square, Q2), square, Q1);
    return bounded * Math.fma(p, square, 1) / Math.fma(q, square, 1);
  }
}
