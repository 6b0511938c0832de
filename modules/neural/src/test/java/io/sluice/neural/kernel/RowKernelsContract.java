package io.sluice.neural.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.activation.Exponential;
import io.sluice.neural.random.BernoulliMask;
import io.sluice.neural.random.SeededRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/**
 * What every implementation of {@link RowKernels} keeps, at awkward sizes and offsets: results are
 * the bytes that the equations give, and nothing else is touched.
 */
public abstract class RowKernelsContract {
  private static final int[] COUNTS = {
    0, 1, 2, 3, 4, 5, 7, 8, 9, 13, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 111, 127, 207, 1000
  };

  /** The kernels under test. */
  protected abstract RowKernels rows();

  /** Arrays, the last without negative values, and an offset into them. */
  private static final class Case {
    final int count;
    final int offset;
    final float[][] arrays = new float[5][];
    final float factor;
    final String name;

    Case(int count) {
      SeededRandom random = SeededRandom.of(count, "case");
      this.count = count;
      offset = random.nextInt(9);
      factor = (float) random.nextGaussian();
      for (int a = 0; a < arrays.length; a++) {
        arrays[a] = new float[offset + count + random.nextInt(20)];
        for (int i = 0; i < arrays[a].length; i++) {
          float value = (float) (3 * random.nextGaussian());
          arrays[a][i] = a == arrays.length - 1 ? Math.abs(value) : value;
        }
      }
      name = count + " floats at " + offset;
    }
  }

  private interface Element {
    /** What becomes of element i of the arrays. */
    void apply(float[][] arrays, int i);
  }

  private static void check(BiConsumer<Case, float[][]> kernel, ElementOf element) {
    for (int count : COUNTS) {
      Case given = new Case(count);
      float[][] expected = copy(given.arrays);
      Element each = element.of(given);
      for (int i = given.offset; i < given.offset + count; i++) {
        each.apply(expected, i);
      }
      float[][] actual = copy(given.arrays);
      kernel.accept(given, actual);
      assertThat(actual).as(given.name).isDeepEqualTo(expected);
    }
  }

  private interface ElementOf {
    Element of(Case given);
  }

  private static float[][] copy(float[][] arrays) {
    float[][] copy = new float[arrays.length][];
    for (int i = 0; i < copy.length; i++) {
      copy[i] = arrays[i].clone();
    }
    return copy;
  }

  private static float sqrt(float x) {
    return (float) Math.sqrt(x);
  }

  @Test
  void maximum() {
    for (int count : COUNTS) {
      Case given = new Case(count);
      float expected = Float.NEGATIVE_INFINITY;
      for (int i = 0; i < count; i++) {
        expected = Math.max(expected, given.arrays[0][given.offset + i]);
      }
      assertThat(rows().maximum(given.arrays[0], given.offset, count))
          .as(given.name)
          .isEqualTo(expected);
      if (count > 0) {
        given.arrays[0][given.offset + count / 2] = Float.NaN;
        assertThat(rows().maximum(given.arrays[0], given.offset, count)).as(given.name).isNaN();
      }
    }
  }

  @Test
  void exponentials() {
    for (int count : COUNTS) {
      Case given = new Case(count);
      float[] row = given.arrays[0];
      for (int i = 0; i < count; i += 7) {
        row[given.offset + i] = i % 2 == 0 ? Float.NEGATIVE_INFINITY : -400;
      }
      float shift = given.factor;
      float[] expected = row.clone();
      float[] sums = new float[RowKernels.LANES];
      for (int i = 0; i < count; i++) {
        expected[given.offset + i] = Exponential.exp(row[given.offset + i] - shift);
        sums[i % RowKernels.LANES] += expected[given.offset + i];
      }
      float[] actualSums = new float[RowKernels.LANES];
      java.util.Arrays.fill(actualSums, 9);
      rows().exponentials(row, given.offset, count, shift, actualSums);
      assertThat(row).as(given.name).isEqualTo(expected);
      assertThat(actualSums).as(given.name).isEqualTo(sums);
    }
  }

  @Test
  void squares() {
    for (int count : COUNTS) {
      Case given = new Case(count);
      float[] sums = new float[RowKernels.LANES];
      java.util.Arrays.fill(sums, 0.25f);
      float[] expected = sums.clone();
      for (int i = 0; i < count; i++) {
        float x = given.arrays[0][given.offset + i];
        expected[i % RowKernels.LANES] = Math.fma(x, x, expected[i % RowKernels.LANES]);
      }
      rows().squares(given.arrays[0], given.offset, count, sums);
      assertThat(sums).as(given.name).isEqualTo(expected);
    }
  }

  @Test
  void totalsAddHalves() {
    float[] sums = new float[RowKernels.LANES];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = i == 3 ? 1e8f : i == 11 ? -1e8f : 1 << (i % 8);
    }
    assertThat(RowKernels.total(sums)).isEqualTo(2 * 255f - 16);
  }

  @Test
  void elementwise() {
    check(
        (c, a) -> rows().scale(a[0], c.offset, c.count, c.factor),
        c -> (a, i) -> a[0][i] *= c.factor);
    for (int times : new int[] {0, 1, 7}) {
      check(
          (c, a) -> rows().fade(a[0], c.offset, c.count, c.factor, times),
          c ->
              (a, i) -> {
                for (int time = 0; time < times; time++) {
                  a[0][i] = Math.fma(c.factor, a[0][i], 0);
                }
              });
    }
    check(
        (c, a) -> rows().clamp(a[0], c.offset, c.count, c.factor, 1.5f),
        c -> (a, i) -> a[0][i] = Math.max(-1.5f, Math.min(1.5f, a[0][i] * c.factor)));
    check(
        (c, a) -> rows().clamp(a[0], c.offset, c.count, c.factor, Float.POSITIVE_INFINITY),
        c -> (a, i) -> a[0][i] *= c.factor);
    check(
        (c, a) -> rows().add(a[0], c.offset, a[1], c.offset, c.count),
        c -> (a, i) -> a[0][i] += a[1][i]);
    check(
        (c, a) -> rows().addScaled(a[0], c.offset, a[1], c.offset, c.count, c.factor),
        c -> (a, i) -> a[0][i] = Math.fma(c.factor, a[1][i], a[0][i]));
    check(
        (c, a) -> rows().multiply(a[0], c.offset, a[1], c.offset, c.count),
        c -> (a, i) -> a[0][i] *= a[1][i]);
  }

  @Test
  void readsTheSourceAtItsOwnOffset() {
    float[] source = {9, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19};
    float[] target = new float[22];
    rows().add(target, 4, source, 1, 18);
    rows().addScaled(target, 4, source, 2, 18, 2);
    rows().multiply(target, 3, source, 1, 19);
    for (int i = 0; i < 18; i++) {
      assertThat(target[4 + i]).isEqualTo((source[1 + i] + 2 * source[2 + i]) * source[2 + i]);
    }
    assertThat(target[3]).isZero();
  }

  @Test
  void drops() {
    BernoulliMask mask = BernoulliMask.of(0.4);
    for (long key : new long[] {0, -1, 0x123456789ABCDEFL}) {
      for (int first : new int[] {0, 5, 1 << 20}) {
        check(
            (c, a) -> rows().drop(mask, key, first, a[0], c.offset, c.count),
            c ->
                (a, i) -> {
                  float kept = a[0][i] * mask.scale();
                  a[0][i] = mask.at(key, first + i - c.offset) == 0 ? 0 : kept;
                });
      }
    }
  }

  @Test
  void updates() {
    float rate = 0.03f;
    check(
        (c, a) -> rows().momentum(c.offset, c.offset + c.count, a[0], a[1], a[2], 0.9f, rate),
        c ->
            (a, i) -> {
              a[2][i] = Math.fma(0.9f, a[2][i], a[1][i]);
              a[0][i] = Math.fma(-rate, a[2][i], a[0][i]);
            });
    check(
        (c, a) -> rows().nesterov(c.offset, c.offset + c.count, a[0], a[1], a[2], 0.9f, rate),
        c ->
            (a, i) -> {
              a[2][i] = Math.fma(0.9f, a[2][i], a[1][i]);
              a[0][i] = Math.fma(-rate, Math.fma(0.9f, a[2][i], a[1][i]), a[0][i]);
            });
    check(
        (c, a) -> rows().rmsProp(c.offset, c.offset + c.count, a[0], a[1], a[4], 0.9f, rate, 1e-3f),
        c ->
            (a, i) -> {
              a[4][i] = Math.fma(0.9f, a[4][i], (1 - 0.9f) * a[1][i] * a[1][i]);
              a[0][i] -= rate * a[1][i] / (sqrt(a[4][i]) + 1e-3f);
            });
  }

  @Test
  void adam() {
    check(
        (c, a) -> {
          int to = c.offset + c.count;
          rows().adam(c.offset, to, a[0], a[1], a[2], a[4], 0.9f, 0.99f, 0.03f, 1e-3f);
        },
        c ->
            (a, i) -> {
              a[2][i] = Math.fma(0.9f, a[2][i], (1 - 0.9f) * a[1][i]);
              a[4][i] = Math.fma(0.99f, a[4][i], (1 - 0.99f) * a[1][i] * a[1][i]);
              a[0][i] -= 0.03f * a[2][i] / (sqrt(a[4][i]) + 1e-3f);
            });
  }
}
