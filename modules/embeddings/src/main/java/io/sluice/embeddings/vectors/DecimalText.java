package io.sluice.embeddings.vectors;

import java.nio.charset.StandardCharsets;

/**
 * Reads decimal numbers from bytes; an order of magnitude faster than making strings of them. Up to
 * 15 digits and small exponents are one exact division or multiplication in double (Clinger 1990);
 * everything else is left to {@link Double#parseDouble}.
 */
final class DecimalText {
  private static final double[] POWERS = powers();
  private static final int MOST_DIGITS = 15;

  private float value;
  private int at;
  private int exponent;
  private int digits;
  private long mantissa;

  private static double[] powers() {
    double[] powers = new double[23];
    double power = 1;
    for (int i = 0; i < powers.length; i++) {
      powers[i] = power;
      power *= 10;
    }
    return powers;
  }

  /** The number read last. */
  float value() {
    return value;
  }

  /** Whether all the bytes are one number. */
  boolean read(byte[] bytes, int from, int to) {
    at = from;
    boolean negative = sign(bytes, to);
    mantissa = 0;
    digits = 0;
    exponent = 0;
    int first = at;
    digits(bytes, to);
    int seen = at - first;
    if (at < to && bytes[at] == '.') {
      at++;
      int point = at;
      digits(bytes, to);
      seen += at - point;
      exponent -= at - point;
    }
    if (seen == 0) {
      return special(bytes, from, to);
    }
    if (at < to && !exponent(bytes, to)) {
      return false;
    }
    if (digits > MOST_DIGITS || Math.abs(exponent) >= POWERS.length) {
      value = (float) Double.parseDouble(text(bytes, from, to));
      return true;
    }
    double scaled = exponent < 0 ? mantissa / POWERS[-exponent] : mantissa * POWERS[exponent];
    value = (float) (negative ? -scaled : scaled);
    return true;
  }

  private boolean sign(byte[] bytes, int to) {
    if (at < to && (bytes[at] == '-' || bytes[at] == '+')) {
      return bytes[at++] == '-';
    }
    return false;
  }

  private void digits(byte[] bytes, int to) {
    for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      if (digits <= MOST_DIGITS) {
        mantissa = mantissa * 10 + (bytes[at] - '0');
        digits += mantissa == 0 ? 0 : 1;
      }
    }
  }

  /** Reads e and an exponent, which end the number. */
  private boolean exponent(byte[] bytes, int to) {
    if (bytes[at] != 'e' && bytes[at] != 'E') {
      return false;
    }
    at++;
    boolean negative = sign(bytes, to);
    int start = at;
    int power = 0;
    for (; at < to && bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      power = Math.min(9999, power * 10 + (bytes[at] - '0'));
    }
    exponent += negative ? -power : power;
    return at > start && at == to;
  }

  /** Not a number and infinities are numbers in the wrong place: their reader says so. */
  private boolean special(byte[] bytes, int from, int to) {
    if (to - from > 9) {
      return false;
    }
    switch (text(bytes, from, to).toLowerCase(java.util.Locale.ROOT)) {
      case "nan", "-nan" -> value = Float.NaN;
      case "inf", "+inf", "infinity" -> value = Float.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> value = Float.NEGATIVE_INFINITY;
      default -> {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }
}
