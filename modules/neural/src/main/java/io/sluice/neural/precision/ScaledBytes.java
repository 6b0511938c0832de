package io.sluice.neural.precision;

/**
 * Rows of a matrix as integers from -127 to 127 times a scale for each row:
 *
 * <pre>w[r][i] ~ scale[r] * q[r][i]</pre>
 *
 * <p>The scale of a row is max |w| / 127, or the least-squares scale of the integers which that
 * gives, where it is better. (Scales that cut off the largest weights were tried, too: on trained
 * LSTMs the best of them has at most 1 % less error.)
 */
public final class ScaledBytes {
  /** Largest magnitude of an integer: symmetric, -128 is not used. */
  public static final int LARGEST = 127;

  private ScaledBytes() {}

  /**
   * Scales of the rows; zero for a row of zeros.
   *
   * @param weights [rows, columns], finite
   */
  public static float[] scales(float[] weights, int rows) {
    float[] scales = new float[rows];
    int columns = rows == 0 ? 0 : weights.length / rows;
    for (int row = 0; row < rows; row++) {
      scales[row] = scale(weights, row * columns, columns);
    }
    return scales;
  }

  private static float scale(float[] weights, int from, int count) {
    float largest = 0;
    for (int i = from; i < from + count; i++) {
      if (!Float.isFinite(weights[i])) {
        throw new IllegalArgumentException(
            "cannot quantise weights that are not finite; number %d is %s"
                .formatted(i, weights[i]));
      }
      largest = Math.max(largest, Math.abs(weights[i]));
    }
    float usual = largest / LARGEST;
    if (usual < Float.MIN_NORMAL) {
      return 0; // too small for a quotient by it
    }
    float fitted = fitted(weights, from, count, usual);
    double least = error(weights, from, count, usual);
    return error(weights, from, count, fitted) < least ? fitted : usual;
  }

  private static double error(float[] weights, int from, int count, float scale) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      double difference = (double) weights[i] - (double) scale * quantise(weights[i], scale);
      sum += difference * difference;
    }
    return sum;
  }

  /** The scale with the least squared error for the integers that {@code scale} gives. */
  private static float fitted(float[] weights, int from, int count, float scale) {
    double products = 0;
    double squares = 0;
    for (int i = from; i < from + count; i++) {
      double integer = quantise(weights[i], scale);
      products += weights[i] * integer;
      squares += integer * integer;
    }
    return squares == 0 ? scale : (float) (products / squares);
  }

  /** The nearest integer; 0 under the scale 0. Gives back the integer of any {@link #value}. */
  public static byte quantise(float weight, float scale) {
    if (scale == 0) {
      return 0;
    }
    return (byte) Math.max(-LARGEST, Math.min(LARGEST, Math.round(weight / scale)));
  }

  /** The weight that stands for an integer. */
  public static float value(byte integer, float scale) {
    return scale * integer;
  }

  /** All weights as integers; a new array. */
  public static byte[] quantise(float[] weights, float[] scales) {
    byte[] integers = new byte[weights.length];
    int columns = scales.length == 0 ? 0 : weights.length / scales.length;
    for (int i = 0; i < integers.length; i++) {
      integers[i] = quantise(weights[i], scales[i / columns]);
    }
    return integers;
  }

  /**
   * All integers as weights; a new array.
   *
   * @throws IllegalArgumentException if a scale is negative or not finite or so large that a weight
   *     would not be, or an integer is -128
   */
  public static float[] values(byte[] integers, float[] scales) {
    for (float scale : scales) {
      if (!(scale >= 0 && scale <= Float.MAX_VALUE / LARGEST)) {
        throw new IllegalArgumentException(
            "a scale must be in [0, %s], was %s".formatted(Float.MAX_VALUE / LARGEST, scale));
      }
    }
    float[] weights = new float[integers.length];
    int columns = scales.length == 0 ? 0 : integers.length / scales.length;
    for (int i = 0; i < weights.length; i++) {
      if (integers[i] < -LARGEST) {
        throw new IllegalArgumentException(
            "an integer must be in [-127, 127], number %d is -128".formatted(i));
      }
      weights[i] = value(integers[i], scales[i / columns]);
    }
    return weights;
  }
}
