package io.sluice.neural.activation;

import io.sluice.neural.arithmetic.Fused;

/**
 * The logistic function in float32, through {@link HyperbolicTangent}. Absolute error below 3e-7;
 * results lie in [0, 1]; NaN stays NaN.
 *
 * <pre>1 / (1 + e^-x) = 0.5 + 0.5 tanh(x / 2)</pre>
 */
public final class Sigmoid {
  private Sigmoid() {}

  /** 1 / (1 + e^-x). */
  public static float sigmoid(float x) {
    return Fused.multiplyAdd(HyperbolicTangent.tanh(0.5f * x), 0.5f, 0.5f);
  }
}
