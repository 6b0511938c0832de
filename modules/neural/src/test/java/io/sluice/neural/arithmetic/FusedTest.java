package io.sluice.neural.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The emulation against {@link Math#fma}, bit for bit. */
class FusedTest {
  private static final float[] FLOATS = {
    0,
    -0f,
    1,
    -1,
    0.1f,
    3,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MIN_NORMAL,
    Float.MAX_VALUE,
    -Float.MAX_VALUE,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.NaN,
    0x1p-75f,
    0x1.fffffep-74f,
    1 + 0x1p-23f,
    1 - 0x1p-24f,
    16_777_215,
    0x1.000002p127f
  };

  private static final double[] DOUBLES = {
    0,
    -0.0,
    1,
    -1,
    0.1,
    3,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    0x1p-537,
    0x1p-900,
    0x1p900,
    0x1p899,
    -0x1p-899,
    1 + 0x1p-52,
    1 - 0x1p-53,
    0x1p53 - 1
  };

  private static void same(float a, float b, float c) {
    assertThat(Float.floatToIntBits(Fused.emulated(a, b, c)))
        .as("%a %a + %a", a, b, c)
        .isEqualTo(Float.floatToIntBits(Math.fma(a, b, c)));
  }

  private static void same(double a, double b, double c) {
    assertThat(Double.doubleToLongBits(Fused.emulated(a, b, c)))
        .as("%a %a + %a", a, b, c)
        .isEqualTo(Double.doubleToLongBits(Math.fma(a, b, c)));
  }

  @Test
  void roundsRemarkableNumbersOnce() {
    for (float a : FLOATS) {
      for (float b : FLOATS) {
        for (float c : FLOATS) {
          same(a, b, c);
        }
      }
    }
    for (double a : DOUBLES) {
      for (double b : DOUBLES) {
        for (double c : DOUBLES) {
          same(a, b, c);
        }
      }
    }
  }

  /** Numbers of any size; then sums that all but cancel, or lie half way between two numbers. */
  @Test
  void roundsRandomNumbersOnce() {
    long seed = 20261121;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 100_000; i++) {
      float a = Float.intBitsToFloat(random.nextInt());
      float b = Float.intBitsToFloat(random.nextInt());
      same(a, b, Float.intBitsToFloat(random.nextInt()));
      float near = -a * b;
      same(a, b, near);
      same(a, b, Math.nextUp(near));
      float size = (float) Math.scalb(random.nextDouble(), random.nextInt(-30, 30));
      same(size, (float) random.nextDouble(-1, 1), (float) random.nextDouble(-1, 1));
      same(1 + 0x1p-12f * random.nextInt(4096), 1 + 0x1p-12f, Math.scalb(1f, random.nextInt(60)));
    }
    for (int i = 0; i < 100_000; i++) {
      double a = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-400, 400));
      double b = Math.scalb(random.nextDouble(-1, 1), random.nextInt(-400, 400));
      same(a, b, Math.scalb(random.nextDouble(-1, 1), random.nextInt(-800, 800)));
      same(a, b, -a * b);
      same(a, b, Math.nextDown(-a * b));
      same(a, b, a * b * Math.scalb(1.0, random.nextInt(-110, 110)));
      double c = random.nextDouble(-1, 1);
      same(random.nextDouble(), random.nextDouble(), c);
    }
  }

  @Test
  void knowsThisMachine() {
    assertThat(Fused.multiplyAdd(0.1f, 10f, -1f)).isEqualTo(Math.fma(0.1f, 10f, -1f));
    assertThat(Fused.multiplyAdd(0.1, 10, -1)).isEqualTo(Math.fma(0.1, 10, -1));
  }
}
