package io.sluice.neural.parameter;

import java.util.List;

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
}
