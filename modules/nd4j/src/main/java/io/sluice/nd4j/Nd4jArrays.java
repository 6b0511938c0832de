package io.sluice.nd4j;

import io.sluice.neural.memory.Floats;
import java.util.Arrays;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's arrays and ours over the same memory, without a copy. Needs {@code nd4j-native} (the
 * caller's dependency); the first use starts ND4J, which takes seconds.
 *
 * <p>A view does not keep the other side's memory alive: hold on to the {@link Floats} (or their
 * arena) as long as an INDArray over them is used, and to the INDArray as long as the Floats over
 * it are, outside of ND4J workspaces, which reuse memory when they close.
 */
public final class Nd4jArrays {
  private Nd4jArrays() {}

  /**
   * An INDArray in c order over {@code floats}.
   *
   * @param shape extents whose product is {@code floats.length()}
   * @throws IllegalArgumentException if the shape does not fit or is empty
   */
  public static INDArray view(Floats floats, long... shape) {
    long count = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (shape.length == 0 || Arrays.stream(shape).anyMatch(extent -> extent < 1)) {
      throw new IllegalArgumentException(
          "a view needs positive extents, was " + Arrays.toString(shape));
    }
    if (count != floats.length()) {
      throw new IllegalArgumentException(
          "shape %s holds %d floats, the memory %d"
              .formatted(Arrays.toString(shape), count, floats.length()));
    }
    DataBuffer buffer = Nd4j.createBuffer(new FloatPointer(floats.buffer()), count, DataType.FLOAT);
    return Nd4j.create(buffer, shape, strides(shape), 0, 'c');
  }

  /**
   * The memory of {@code array}, row by row.
   *
   * @throws IllegalArgumentException unless the array is float32, in c order, contiguous and
   *     smaller than 2^29 floats
   */
  public static Floats view(INDArray array) {
    if (array.dataType() != DataType.FLOAT) {
      throw new IllegalArgumentException(
          "only FLOAT arrays can be viewed, was %s; use castTo(DataType.FLOAT)"
              .formatted(array.dataType()));
    }
    if (array.isEmpty() || array.length() > Integer.MAX_VALUE / Float.BYTES) {
      throw new IllegalArgumentException(
          "an array of %d floats cannot be viewed, only 1 to 2^29 - 1".formatted(array.length()));
    }
    if (!contiguous(array)) {
      throw new IllegalArgumentException(
          "shape %s with strides %s in order %s is not contiguous in c order; use dup('c')"
              .formatted(
                  Arrays.toString(array.shape()),
                  Arrays.toString(array.stride()),
                  array.ordering()));
    }
    FloatPointer pointer = new FloatPointer(array.data().addressPointer());
    pointer.capacity(array.length());
    return Floats.wrap(pointer.asBuffer());
  }

  private static boolean contiguous(INDArray array) {
    long[] shape = array.shape();
    long[] expected = strides(shape);
    long[] actual = array.stride();
    for (int i = 0; i < shape.length; i++) {
      if (shape[i] > 1 && actual[i] != expected[i]) {
        return false;
      }
    }
    return true;
  }

  private static long[] strides(long[] shape) {
    long[] strides = new long[shape.length];
    long stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strides;
  }
}
