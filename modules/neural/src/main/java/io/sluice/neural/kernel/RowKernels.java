package io.sluice.neural.kernel;

import io.sluice.neural.random.BernoulliMask;

/**
 * Rows of losses, dropout and flat parameter updates over heap rows: few floats that fit in the
 * first-level cache, already copied out of off-heap memory.
 *
 * <p>Sums over a row are kept as {@link #LANES} partial sums: element i of the row goes to partial
 * sum i modulo {@code LANES}, in ascending order of i; {@link #total} adds the partial sums. So the
 * result does not depend on the width of the machine's vectors.
 */
public interface RowKernels {
  /** Number of interleaved partial sums. */
  int LANES = 16;

  /** The largest element, NaN if there is one, negative infinity of none. */
  float maximum(float[] row, int offset, int count);

  /**
   * Softmax numerators: {@code row[i] = e^(row[i] - shift)}, see {@link
   * io.sluice.neural.activation.Exponential}.
   *
   * @param sums [LANES], receives the partial sums of the new elements
   */
  void exponentials(float[] row, int offset, int count, float shift, float[] sums);

  /**
   * Adds the squares of a row: {@code sums[i mod LANES] = fma(row[i], row[i], sums[i mod LANES])}.
   *
   * @param sums [LANES], added to
   */
  void squares(float[] row, int offset, int count, float[] sums);

  /** {@code row[i] *= factor}. */
  void scale(float[] row, int offset, int count, float factor);

  /** {@code row[i] = fma(factor, row[i], 0)}, {@code times} times. */
  void fade(float[] row, int offset, int count, float factor, int times);

  /** {@code row[i] = max(-limit, min(limit, row[i] * factor))}; NaN stays NaN. */
  void clamp(float[] row, int offset, int count, float factor, float limit);

  /** {@code target[i] += source[i]}. */
  void add(float[] target, int targetOffset, float[] source, int sourceOffset, int count);

  /** {@code target[i] = fma(factor, source[i], target[i])}. */
  void addScaled(
      float[] target, int targetOffset, float[] source, int sourceOffset, int count, float factor);

  /** {@code target[i] *= source[i]}. */
  void multiply(float[] target, int targetOffset, float[] source, int sourceOffset, int count);

  /**
   * Drops elements: {@code row[i] = dropped ? 0 : row[i] * mask.scale()}, where place {@code first
   * + i} of the mask decides.
   */
  void drop(BernoulliMask mask, long key, int first, float[] row, int offset, int count);

  /**
   * Stochastic gradient descent with momentum (Polyak 1964, Sutskever et al. 2013 with the rate
   * outside of the velocity).
   *
   * <pre>v = momentum v + g        w = w - rate v</pre>
   *
   * <p>This and the following update elements {@code from} to {@code to - 1}.
   */
  void momentum(
      int from,
      int to,
      float[] values,
      float[] gradients,
      float[] velocity,
      float momentum,
      float rate);

  /**
   * Nesterov's momentum (Sutskever et al. 2013).
   *
   * <pre>v = momentum v + g        w = w - rate (momentum v + g)</pre>
   */
  void nesterov(
      int from,
      int to,
      float[] values,
      float[] gradients,
      float[] velocity,
      float momentum,
      float rate);

  /**
   * RMSProp (Tieleman and Hinton 2012).
   *
   * <pre>s = decay s + (1 - decay) g^2        w = w - rate g / (sqrt(s) + epsilon)</pre>
   */
  void rmsProp(
      int from,
      int to,
      float[] values,
      float[] gradients,
      float[] meanSquare,
      float decay,
      float rate,
      float epsilon);

  /**
   * Adam (Kingma and Ba 2015, algorithm 1 in the order of its section 2: the corrections of the
   * biases are folded into {@code rate} and {@code epsilon}).
   *
   * <pre>
   * m = beta1 m + (1 - beta1) g
   * s = beta2 s + (1 - beta2) g^2
   * w = w - rate m / (sqrt(s) + epsilon)
   * </pre>
   */
  void adam(
      int from,
      int to,
      float[] values,
      float[] gradients,
      float[] mean,
      float[] square,
      float beta1,
      float beta2,
      float rate,
      float epsilon);

  /** Adds partial sums pairwise: halves onto halves. The partial sums are overwritten. */
  static float total(float[] sums) {
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int i = 0; i < half; i++) {
        sums[i] += sums[i + half];
      }
    }
    return sums[0];
  }
}
