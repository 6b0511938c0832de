package io.sluice.neural.precision;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How many bits a weight of a matrix has while a model predicts, and in its file. */
public enum WeightPrecision {
  /** 32 bits: as trained. */
  FP32(Float.BYTES),
  /** 16 bits: the upper half of a float, rounded to the nearest, ties to even. */
  BF16(Short.BYTES),
  /** 8 bits: an integer from -127 to 127 times the scale of its output. */
  INT8(Byte.BYTES);

  private final int bytes;

  WeightPrecision(int bytes) {
    this.bytes = bytes;
  }

  /** Name in configurations, model files and on the command line. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Bytes of a weight. */
  public int bytes() {
    return bytes;
  }

  /** The precision with this {@link #label()}. */
  public static WeightPrecision of(String label) {
    return Arrays.stream(values())
        .filter(precision -> precision.label().equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown precision \"%s\", expected one of %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(WeightPrecision::label)
                                .collect(Collectors.joining(", ")))));
  }
}
