package io.sluice.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.neural.gemm.Precision;
import java.nio.FloatBuffer;
import java.util.Random;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.ShortPointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Rounding to bfloat16, against the rule written out. */
class RoundingTest {
  private static final int LOW_HALF = 0xffff;
  private static final int TIE = 0x8000;
  private static final int SIGN = 0x8000_0000;

  @BeforeEach
  void onlyWhereItIsMultiplied() {
    assumeTrue(new OneDnnGemmProvider().unavailable(Precision.BF16).isEmpty());
  }

  /** Of one row, by the library. */
  private static float[] rounded(float... values) {
    NativeMemory source = new NativeMemory((long) values.length * Float.BYTES);
    NativeMemory target = new NativeMemory((long) values.length * Short.BYTES);
    FloatBuffer floats = source.floats();
    floats.put(0, values, 0, values.length);
    Layout from = Layout.rows(1, values.length, values.length);
    try (Calls calls = new Calls()) {
      calls.convert(from, source.address(), from.withType(dnnl.dnnl_bf16), target.address());
    }
    float[] results = new float[values.length];
    try (var shorts = new ShortPointer(new Address().at(target.address()))) {
      for (int i = 0; i < results.length; i++) {
        results[i] = Float.intBitsToFloat(shorts.get(i) << 16);
      }
    }
    return results;
  }

  /** To the nearest, halfway cases to the one whose last bit is zero. */
  private static float expected(float value) {
    if (Float.isNaN(value) || Float.isInfinite(value)) {
      return value;
    }
    int bits = Float.floatToRawIntBits(value);
    if (Math.abs(value) < Float.MIN_NORMAL) {
      return Float.intBitsToFloat(bits & SIGN);
    }
    int low = bits & LOW_HALF;
    int high = bits & ~LOW_HALF;
    boolean up = low > TIE || (low == TIE && (high & (LOW_HALF + 1)) != 0);
    return Float.intBitsToFloat(up ? high + LOW_HALF + 1 : high);
  }

  @Test
  void roundsHalfwayCasesToEven() {
    float odd = Float.intBitsToFloat(0x3f81_8000);
    float even = Float.intBitsToFloat(0x3f80_8000);
    assertThat(rounded(even, odd, -even, -odd, Math.nextUp(even), Math.nextDown(odd)))
        .containsExactly(1, 1.015625f, -1, -1.015625f, 1.0078125f, 1.0078125f);
  }

  @Test
  void keepsWhatIsNoNumber() {
    float[] result =
        rounded(
            Float.NaN,
            Float.POSITIVE_INFINITY,
            Float.NEGATIVE_INFINITY,
            Float.MAX_VALUE,
            Float.intBitsToFloat(0x7f80_0001));
    assertThat(result[0]).isNaN();
    assertThat(result[1]).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(result[2]).isEqualTo(Float.NEGATIVE_INFINITY);
    assertThat(result[3]).as("beyond the largest").isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(result[4]).as("its payload in the lower half").isNaN();
  }

  /** So does the processor's instruction, whatever the mode of the thread. */
  @Test
  void takesSubnormalsForZero() {
    float[] result = rounded(Float.MIN_VALUE, -Float.MIN_VALUE, Math.nextDown(Float.MIN_NORMAL));
    assertThat(result[0]).isZero();
    assertThat(result[1]).isZero();
    assertThat(result[2]).isZero();
    assertThat(rounded(Float.MIN_NORMAL)).containsExactly(Float.MIN_NORMAL);
  }

  @Test
  void roundsAnyBitsLikeTheRule() {
    long seed = 16;
    Random random = new Random(seed);
    for (int round = 0; round < 50; round++) {
      float[] values = new float[1 + random.nextInt(100)];
      float[] expected = new float[values.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.intBitsToFloat(random.nextInt());
        expected[i] = expected(values[i]);
      }
      float[] actual = rounded(values);
      for (int i = 0; i < values.length; i++) {
        assertThat(actual[i] == expected[i] || (Float.isNaN(actual[i]) && Float.isNaN(expected[i])))
            .as(
                "seed %d, round %d, %d of %d, %s: expected %s, was %s",
                seed, round, i, values.length, values[i], expected[i], actual[i])
            .isTrue();
      }
    }
  }
}
