package io.sluice.neural.arithmetic;

/** Sixteen-bit floats: sign, exponent and the first seven bits of the fraction of a float. */
public final class BFloat16 {
  /** One less than half of the last bit that stays; with that bit, added to a float, it rounds. */
  public static final int BELOW_HALF = 0x7FFF;

  /** The bit that keeps what is not a number from becoming infinite. */
  public static final int QUIET = 0x40;

  private BFloat16() {}

  /** The nearest one, ties to even; what is not a number stays so. */
  public static short of(float value) {
    int bits = Float.floatToRawIntBits(value);
    if (Float.isNaN(value)) {
      return (short) (bits >>> Short.SIZE | QUIET);
    }
    int lastKept = bits >>> Short.SIZE & 1;
    return (short) (bits + BELOW_HALF + lastKept >>> Short.SIZE);
  }

  /** The float of the same value. */
  public static float value(short bits) {
    return Float.intBitsToFloat(bits << Short.SIZE);
  }

  /** All of them rounded; a new array. */
  public static short[] of(float[] values) {
    short[] narrow = new short[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = of(values[i]);
    }
    return narrow;
  }

  /** All of them as floats; a new array. */
  public static float[] values(short[] narrow) {
    float[] values = new float[narrow.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(narrow[i]);
    }
    return values;
  }
}
