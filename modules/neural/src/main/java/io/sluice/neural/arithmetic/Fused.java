package io.sluice.neural.arithmetic;

import org.slf4j.LoggerFactory;

/**
 * Fused multiply-add, {@code a b + c} rounded once, at a bearable price on every machine.
 *
 * <p>{@link Math#fma} is one instruction on most processors. On those without one (x86 before 2013,
 * virtual machines that hide AVX) the JVM computes it with big decimal numbers, a thousand times
 * slower: loading a model would seem to hang. There the same bits are made with a dozen operations:
 * the sum is rounded to odd in a wider or longer format and then once more (Boldo and Melquiond
 * 2008, "Emulation of FMA and correctly rounded sums").
 */
public final class Fused {
  /** Whether {@link Math#fma} is fast. Kernels that use it through vectors need it. */
  public static final boolean IN_HARDWARE = isFast();

  private static final int PROBES = 5;
  private static final int CALLS = 64;
  private static final long FAST_NANOS = 64_000;

  /** 2^27 + 1 cuts a double into two halves of 26 bits (Veltkamp). */
  private static final double SPLITTER = 134_217_729;

  /** Within these, products of halves neither overflow nor underflow. */
  private static final double LARGEST = 0x1p900;

  private static final double SMALLEST = 0x1p-900;

  private Fused() {}

  /** {@code a b + c}, rounded once; the bits of {@link Math#fma(float, float, float)}. */
  public static float multiplyAdd(float a, float b, float c) {
    return IN_HARDWARE ? Math.fma(a, b, c) : emulated(a, b, c);
  }

  /** {@code a b + c}, rounded once; the bits of {@link Math#fma(double, double, double)}. */
  public static double multiplyAdd(double a, double b, double c) {
    return IN_HARDWARE ? Math.fma(a, b, c) : emulated(a, b, c);
  }

  /** The product is exact in double, and double is more than twice as long as float. */
  static float emulated(float a, float b, float c) {
    double product = (double) a * b;
    double sum = product + c;
    return (float) odd(sum, error(product, c, sum));
  }

  /** Numbers out of range take the slow way. */
  static double emulated(double a, double b, double c) {
    double high = a * b;
    if (a == 0 || b == 0) {
      return high + c;
    }
    if (!(Math.abs(high) > SMALLEST && Math.abs(high) < LARGEST)
        || !(Math.abs(a) < LARGEST && Math.abs(b) < LARGEST && Math.abs(c) < LARGEST)) {
      return Math.fma(a, b, c);
    }
    double low = errorOfProduct(a, b, high);
    double carried = c + low;
    double lost = error(c, low, carried);
    double sum = high + carried;
    double rest = error(high, carried, sum);
    double last = lost + rest;
    return sum + odd(last, error(lost, rest, last));
  }

  /** What the rounded sum of two numbers lacks (Knuth's TwoSum). */
  private static double error(double a, double b, double sum) {
    double part = sum - a;
    return (a - (sum - part)) + (b - part);
  }

  /** What the rounded product of two numbers lacks (Dekker). */
  private static double errorOfProduct(double a, double b, double product) {
    double cut = SPLITTER * a;
    double high = cut - (cut - a);
    double low = a - high;
    double otherCut = SPLITTER * b;
    double otherHigh = otherCut - (otherCut - b);
    double otherLow = b - otherHigh;
    return ((high * otherHigh - product) + high * otherLow + low * otherHigh) + low * otherLow;
  }

  /** Of the two numbers beside a sum that is not exact, the one whose last bit is set. */
  private static double odd(double sum, double error) {
    if (!(Math.abs(error) > 0)) {
      return sum;
    }
    long bits = Double.doubleToRawLongBits(sum);
    if ((bits & 1) == 1) {
      return sum;
    }
    return Double.longBitsToDouble(error > 0 == sum > 0 ? bits + 1 : bits - 1);
  }

  /** Fast calls take some nanoseconds even before they are compiled, slow ones microseconds. */
  private static boolean isFast() {
    float x = 1;
    for (int probe = 0; probe < PROBES; probe++) {
      long begun = System.nanoTime();
      for (int i = 0; i < CALLS; i++) {
        x = Math.fma(x, 0.75f, 0.1f);
      }
      if (System.nanoTime() - begun < FAST_NANOS && x > 0) {
        return true;
      }
    }
    LoggerFactory.getLogger(Fused.class)
        .warn(
            "this processor, or this JVM, has no fused multiply-add; it is emulated, which is many"
                + " times slower");
    return false;
  }
}
