package io.sluice.model;

import java.util.ArrayList;
import java.util.List;

/**
 * What stands before a tensor's elements.
 *
 * @param name 1 to 256 characters, none of them a control character
 * @param type of the elements
 * @param shape sizes, outermost first; empty for a single number; the product fits in one Java
 *     array
 */
public record TensorHeader(String name, ElementType type, List<Integer> shape) {
  /** Longest name in characters. */
  static final int LONGEST_NAME = 256;

  /** Most dimensions. */
  static final int MOST_DIMENSIONS = 16;

  /** The key that safetensors keeps for itself. */
  static final String RESERVED_NAME = "__metadata__";

  /** Some virtual machines refuse arrays of the last few sizes. */
  private static final int LARGEST_ARRAY = Integer.MAX_VALUE - 8;

  public TensorHeader {
    shape = List.copyOf(shape);
    if (name.isEmpty() || name.length() > LONGEST_NAME || name.equals(RESERVED_NAME)) {
      throw new IllegalArgumentException(
          "a tensor name must have 1 to 256 characters and not be __metadata__, was \""
              + (name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) + "…" : name)
              + '"');
    }
    if (name.chars().anyMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c))) {
      throw new IllegalArgumentException(
          "a tensor name must be free of control characters and surrogates, was \"" + name + '"');
    }
    if (shape.size() > MOST_DIMENSIONS) {
      throw new IllegalArgumentException(
          "tensor %s: expected at most %d dimensions, found %d"
              .formatted(name, MOST_DIMENSIONS, shape.size()));
    }
    elements(name, shape);
  }

  static TensorHeader of(String name, ElementType type, int... shape) {
    List<Integer> sizes = new ArrayList<>(shape.length);
    for (int size : shape) {
      sizes.add(size);
    }
    return new TensorHeader(name, type, sizes);
  }

  /** Number of elements: the product of the shape. */
  public int elements() {
    return elements(name, shape);
  }

  /** Bytes of all elements. */
  public long bytes() {
    return (long) elements() * type.bytes();
  }

  private static int elements(String name, List<Integer> shape) {
    long product = 1;
    for (int size : shape) {
      if (size < 0) {
        throw new IllegalArgumentException(
            "tensor %s: sizes must not be negative, shape is %s".formatted(name, shape));
      }
      product *= size; // both factors below 2^31: no overflow before the check
      if (product > LARGEST_ARRAY) {
        throw new IllegalArgumentException(
            "tensor %s: expected at most %d elements, shape is %s"
                .formatted(name, LARGEST_ARRAY, shape));
      }
    }
    return (int) product;
  }
}
