package io.sluice.neural.precision;

import io.sluice.neural.arithmetic.BFloat16;
import io.sluice.neural.parameter.NamedTensor;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How the matrices of a model were rounded. They are the tensors whose names end in {@code .weight}
 * or {@code .fixed}: embeddings, input and recurrent weights, output layer. All else (biases,
 * peepholes) keeps its floats: it is little and read once a step, and errors in it do not average
 * out.
 *
 * @param precision of a weight of a matrix
 * @param scales one for each row of each matrix, by its name; empty unless {@link
 *     WeightPrecision#INT8}
 */
public record Quantisation(WeightPrecision precision, Map<String, float[]> scales) {
  /** As trained. */
  public static final Quantisation NONE = new Quantisation(WeightPrecision.FP32, Map.of());

  private static final float[] NO_SCALES = {};

  /** Tensors with rounded values. */
  public record Rounded(Quantisation quantisation, Map<String, NamedTensor> tensors) {}

  public Quantisation {
    scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
    if (precision != WeightPrecision.INT8 && !scales.isEmpty()) {
      throw new IllegalArgumentException(precision.label() + " has no scales");
    }
  }

  /** Whether a tensor is one of the matrices. */
  public static boolean isMatrix(String name) {
    return name.endsWith(".weight") || name.endsWith(".fixed");
  }

  /**
   * Rounds the matrices among canonical tensors; others are passed on as they are.
   *
   * @throws IllegalArgumentException if a weight is not finite
   */
  public static Rounded round(WeightPrecision precision, Collection<NamedTensor> tensors) {
    Map<String, float[]> scales = new LinkedHashMap<>();
    Map<String, NamedTensor> rounded = new LinkedHashMap<>();
    for (NamedTensor tensor : tensors) {
      float[] values = tensor.values();
      if (isMatrix(tensor.name()) && precision == WeightPrecision.BF16) {
        values = BFloat16.values(BFloat16.of(values));
      } else if (isMatrix(tensor.name()) && precision == WeightPrecision.INT8) {
        float[] own = ScaledBytes.scales(values, tensor.shape().get(0));
        scales.put(tensor.name(), own);
        values = ScaledBytes.values(ScaledBytes.quantise(values, own), own);
      }
      rounded.put(tensor.name(), new NamedTensor(tensor.name(), tensor.shape(), values));
    }
    return new Rounded(new Quantisation(precision, scales), rounded);
  }

  /**
   * Rounds the matrices of a model that was rounded like this.
   *
   * @throws IllegalArgumentException if it was rounded at all, or a weight is not finite
   */
  public Rounded to(WeightPrecision other, Collection<NamedTensor> tensors) {
    if (precision != WeightPrecision.FP32) {
      throw new IllegalArgumentException(
          "the weights are %s already, and what was rounded off is lost; make %s of the model as it was trained"
              .formatted(precision.label(), other.label()));
    }
    return round(other, tensors);
  }

  /**
   * Scales of the rows of a matrix; empty where there are none.
   *
   * @throws IllegalArgumentException if the precision has scales, but not for this matrix
   */
  public float[] scalesOf(String matrix) {
    if (precision != WeightPrecision.INT8) {
      return NO_SCALES;
    }
    float[] own = scales.get(matrix);
    if (own == null) {
      throw new IllegalArgumentException("there are no scales for the matrix " + matrix);
    }
    return own;
  }
}
