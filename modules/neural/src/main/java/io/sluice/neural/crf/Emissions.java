package io.sluice.neural.crf;

/**
 * Scores of the labels of one sequence, as a network gives them: T rows of at least K floats, a
 * view into a larger array.
 *
 * @param values borrowed; row t begins at {@code offset + t * stride}
 * @param time T, at least 1
 */
public record Emissions(float[] values, int offset, int stride, int time) {
  public Emissions {
    if (offset < 0 || stride < 1 || time < 1) {
      throw new IllegalArgumentException(
          "emissions of %d rows, %d floats apart, from %d on are malformed"
              .formatted(time, stride, offset));
    }
  }

  /** All rows of [T, K], without gaps. */
  public static Emissions of(float[] values, int labels) {
    return new Emissions(values, 0, labels, values.length / labels);
  }

  /**
   * One lane of [T, B] rows.
   *
   * @param width floats from one row to the next
   * @param time steps of the lane
   */
  public static Emissions lane(float[] values, int width, int batch, int lane, int time) {
    return new Emissions(values, lane * width, batch * width, time);
  }

  /** Copies to [T, K] in double, multiplied by a factor. */
  double[] scaled(int labels, double factor) {
    if (offset + (time - 1L) * stride + labels > values.length) {
      throw new IllegalArgumentException(
          "emissions of %d rows with %d labels, %d floats apart, from %d on exceed their %d floats"
              .formatted(time, labels, stride, offset, values.length));
    }
    double[] scaled = new double[Math.multiplyExact(time, labels)];
    for (int t = 0; t < time; t++) {
      for (int label = 0; label < labels; label++) {
        float value = values[offset + t * stride + label];
        if (!Float.isFinite(value)) {
          throw new IllegalArgumentException(
              "the emission of label %d at position %d must be finite, was %s"
                  .formatted(label, t, value));
        }
        scaled[t * labels + label] = value * factor;
      }
    }
    return scaled;
  }
}
