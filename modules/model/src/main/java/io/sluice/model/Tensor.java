package io.sluice.model;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.List;

/**
 * A named array with a shape, row-major. The array is borrowed, not copied: whoever hands it in
 * leaves it alone afterwards, and whoever takes it out does not change it.
 */
public final class Tensor implements TensorSource {
  private final TensorHeader header;
  private final Object data;

  /** {@code data} is the primitive array that belongs to the header's type. */
  Tensor(TensorHeader header, Object data) {
    this.header = header;
    this.data = data;
    int length = Array.getLength(data);
    if (length != header.elements()) {
      throw new IllegalArgumentException(
          "tensor %s: shape %s asks for %d elements, the array has %d"
              .formatted(header.name(), header.shape(), header.elements(), length));
    }
  }

  /** A tensor of 32-bit floats. */
  public static Tensor floats(String name, float[] data, int... shape) {
    return new Tensor(TensorHeader.of(name, ElementType.F32, shape), data);
  }

  /** A tensor of 64-bit floats. */
  public static Tensor doubles(String name, double[] data, int... shape) {
    return new Tensor(TensorHeader.of(name, ElementType.F64, shape), data);
  }

  /** A tensor of 32-bit integers. */
  public static Tensor ints(String name, int[] data, int... shape) {
    return new Tensor(TensorHeader.of(name, ElementType.I32, shape), data);
  }

  /** A tensor of 64-bit integers. */
  public static Tensor longs(String name, long[] data, int... shape) {
    return new Tensor(TensorHeader.of(name, ElementType.I64, shape), data);
  }

  /** A tensor of bytes. */
  public static Tensor bytes(String name, byte[] data, int... shape) {
    return new Tensor(TensorHeader.of(name, ElementType.U8, shape), data);
  }

  /** A tensor of the upper halves of 32-bit floats. */
  public static Tensor brainFloats(String name, short[] data, int... shape) {
    return new Tensor(TensorHeader.of(name, ElementType.BF16, shape), data);
  }

  /** A tensor of 8-bit signed integers. */
  public static Tensor signedBytes(String name, byte[] data, int... shape) {
    return new Tensor(TensorHeader.of(name, ElementType.I8, shape), data);
  }

  @Override
  public TensorHeader header() {
    return header;
  }

  @Override
  public Tensor fetch() {
    return this;
  }

  /** The name. */
  public String name() {
    return header.name();
  }

  /** The type of the elements. */
  public ElementType type() {
    return header.type();
  }

  /** The sizes, outermost first. */
  public List<Integer> shape() {
    return header.shape();
  }

  /**
   * The elements of an {@link ElementType#F32} tensor, a view.
   *
   * @throws IllegalStateException if the elements are of another type, as for all accessors below
   */
  public float[] floats() {
    if (data instanceof float[] array) {
      return array;
    }
    throw refusal(ElementType.F32);
  }

  /** The elements of an {@link ElementType#F64} tensor, a view. */
  public double[] doubles() {
    if (data instanceof double[] array) {
      return array;
    }
    throw refusal(ElementType.F64);
  }

  /** The elements of an {@link ElementType#I32} tensor, a view. */
  public int[] ints() {
    if (data instanceof int[] array) {
      return array;
    }
    throw refusal(ElementType.I32);
  }

  /** The elements of an {@link ElementType#I64} tensor, a view. */
  public long[] longs() {
    if (data instanceof long[] array) {
      return array;
    }
    throw refusal(ElementType.I64);
  }

  /** The elements of an {@link ElementType#U8} tensor, a view. */
  public byte[] bytes() {
    if (data instanceof byte[] array && type() == ElementType.U8) {
      return array;
    }
    throw refusal(ElementType.U8);
  }

  /** The elements of an {@link ElementType#BF16} tensor, a view. */
  public short[] brainFloats() {
    if (data instanceof short[] array) {
      return array;
    }
    throw refusal(ElementType.BF16);
  }

  /** The elements of an {@link ElementType#I8} tensor, a view. */
  public byte[] signedBytes() {
    if (data instanceof byte[] array && type() == ElementType.I8) {
      return array;
    }
    throw refusal(ElementType.I8);
  }

  private IllegalStateException refusal(ElementType asked) {
    return new IllegalStateException(
        "tensor %s: asked for %s, its elements are %s".formatted(name(), asked, type()));
  }

  /** Same header and the same elements, bit for bit except that all NaN are one. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor that
        && header.equals(that.header)
        && Arrays.deepEquals(new Object[] {data}, new Object[] {that.data});
  }

  @Override
  public int hashCode() {
    return 31 * header.hashCode() + Arrays.deepHashCode(new Object[] {data});
  }

  @Override
  public String toString() {
    return "Tensor[" + name() + ", " + type() + ", " + shape() + "]";
  }
}
