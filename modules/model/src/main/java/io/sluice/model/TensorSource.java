package io.sluice.model;

import java.util.function.Supplier;

/**
 * A tensor that is fetched when its turn comes to be written, so that only one copy at a time is in
 * memory. A {@link Tensor} is its own source.
 */
public interface TensorSource {
  /** Name, type and shape. */
  TensorHeader header();

  /** The tensor; its header equals {@link #header()}. Called once for each time it is written. */
  Tensor fetch();

  /** A float tensor whose elements {@code data} copies out, row-major, when asked. */
  static TensorSource floats(String name, Supplier<float[]> data, int... shape) {
    TensorHeader header = TensorHeader.of(name, ElementType.F32, shape);
    return new TensorSource() {
      @Override
      public TensorHeader header() {
        return header;
      }

      @Override
      public Tensor fetch() {
        return new Tensor(header, data.get());
      }
    };
  }
}
