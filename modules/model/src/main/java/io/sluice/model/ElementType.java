package io.sluice.model;

import java.util.Arrays;
import java.util.Optional;

/** What a tensor's elements are; the names are those of the safetensors format. */
public enum ElementType {
  /** 32-bit floats, {@code float[]}. */
  F32(Float.BYTES),
  /** 64-bit floats, {@code double[]}. */
  F64(Double.BYTES),
  /** 32-bit signed integers, {@code int[]}. */
  I32(Integer.BYTES),
  /** 64-bit signed integers, {@code long[]}. */
  I64(Long.BYTES),
  /** Bytes, {@code byte[]}. */
  U8(Byte.BYTES);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per element. */
  public int bytes() {
    return bytes;
  }

  static Optional<ElementType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
