package io.sluice.neural.parameter;

import java.util.List;
import java.util.Map;

/**
 * One parameter in canonical form: what checkpoints and model files hold, whatever the layout in
 * memory.
 *
 * @param name canonical name, such as {@code recurrent.0.forward.hidden.weight}
 * @param shape extent of every dimension
 * @param values row-major values; borrowed, not copied
 */
public record NamedTensor(String name, List<Integer> shape, float[] values) {
  public NamedTensor {
    shape = List.copyOf(shape);
    long size = 1;
    for (int extent : shape) {
      size = Math.multiplyExact(size, (long) extent);
    }
    if (size != values.length) {
      throw new IllegalArgumentException(
          "tensor %s of shape %s needs %d values, has %d"
              .formatted(name, shape, size, values.length));
    }
  }

  /**
   * The values of a tensor that must be there.
   *
   * @throws IllegalArgumentException if it is missing or has another shape
   */
  public static float[] require(
      Map<String, NamedTensor> tensors, String name, List<Integer> shape) {
    NamedTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException(
          "tensor %s is missing; there are %s".formatted(name, tensors.keySet()));
    }
    if (!tensor.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "tensor %s must have shape %s, has %s".formatted(name, shape, tensor.shape()));
    }
    return tensor.values();
  }
}
