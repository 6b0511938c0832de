package io.sluice.neural.gemm;

import java.util.Locale;

/**
 * What the operands of matrix products are rounded to. Results are sums in float32 whatever the
 * precision, and everything but the operands stays float32.
 */
public enum Precision {
  /** Operands as they are. */
  FP32,
  /** Operands rounded to the nearest bfloat16: eight bits of mantissa, the range of float32. */
  BF16;

  /** As written in configurations: {@code fp32} or {@code bf16}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The precision of that label.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Precision of(String label) {
    for (Precision precision : values()) {
      if (precision.label().equals(label)) {
        return precision;
      }
    }
    throw new IllegalArgumentException("precision must be fp32 or bf16, was '" + label + "'");
  }
}
