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
  U8(Byte.BYTES),
  /** The upper halves of 32-bit floats, {@code short[]}; since version 2 of the format. */
  BF16(Short.BYTES),
  /** 8-bit signed integers, {@code byte[]}; since version 2 of the format. */
  I8(Byte.BYTES);

  private final int bytes;

  ElementType(int bytes) {
    this.bytes = bytes;
  }

  /** Bytes per element. */
  public int bytes() {
    return bytes;
  }

  /** The first version of model files that may hold such elements. */
  int sinceVersion() {
    return switch (this) {
      case F32, F64, I32, I64, U8 -> 1;
      case BF16, I8 -> 2;
    };
  }

  static Optional<ElementType> named(String name) {
    return Arrays.stream(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
