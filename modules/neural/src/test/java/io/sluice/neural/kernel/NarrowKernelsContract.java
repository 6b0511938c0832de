package io.sluice.neural.kernel;

import static io.sluice.neural.kernel.PanelKernels.PANEL;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.arithmetic.BFloat16;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link NarrowKernels} keeps; extend it for each. */
public abstract class NarrowKernelsContract {
  private static final int[] DEPTHS = {0, 1, 2, 3, 13, 64, 65, 207};

  /** The kernels under test. */
  protected abstract NarrowKernels narrow();

  @Test
  void roundsEachFloatAsBFloat16Does() {
    Random random = new Random(5);
    float[] odd = {0f, -0f, 1f, Float.MIN_VALUE, -Float.MAX_VALUE, Float.NaN, 1 / 0f, -1 / 0f};
    for (int count = 0; count < 70; count++) {
      int from = random.nextInt(5);
      int to = random.nextInt(5);
      float[] source = new float[from + count];
      for (int i = 0; i < source.length; i++) {
        boolean any = random.nextBoolean();
        int bits = random.nextInt();
        source[i] = any ? Float.intBitsToFloat(bits) : odd[random.nextInt(odd.length)];
      }
      short[] target = new short[to + count + 3];
      java.util.Arrays.fill(target, (short) 77);
      short[] expected = target.clone();
      for (int i = 0; i < count; i++) {
        expected[to + i] = BFloat16.of(source[from + i]);
      }
      narrow().narrow(source, from, target, to, count);
      assertThat(target).as("%d floats", count).isEqualTo(expected);
    }
  }

  @Test
  void roundsTiesAndWhatIsNotANumber() {
    int[] bits = {
      0x3F808000, 0x3F818000, 0x3F808001, 0x3F807FFF, 0x7F7FFFFF, 0x7F800001, 0xFFFFFFFF, 0x7FFFFFFF
    };
    float[] source = new float[8 * bits.length];
    for (int i = 0; i < source.length; i++) {
      source[i] = Float.intBitsToFloat(bits[i % bits.length]);
    }
    short[] target = new short[source.length];
    narrow().narrow(source, 0, target, 0, source.length);
    assertThat(target[0]).isEqualTo((short) 0x3F80);
    assertThat(target[1]).isEqualTo((short) 0x3F82);
    assertThat(target[2]).isEqualTo((short) 0x3F81);
    assertThat(target[3]).isEqualTo((short) 0x3F80);
    assertThat(target[4]).isEqualTo((short) 0x7F80);
    for (int i = 0; i < target.length; i++) {
      assertThat(target[i]).isEqualTo(target[i % bits.length]);
      assertThat(Float.isNaN(BFloat16.value(target[i]))).isEqualTo(Float.isNaN(source[i]));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8})
  void everyElementOfHalvesIsOneChain(int count) {
    for (int depth : DEPTHS) {
      Random random = new Random(1000L * count + depth);
      int aOffset = random.nextInt(5);
      int from = random.nextInt(5);
      int to = random.nextInt(5);
      float[] a = floats(random, aOffset + depth);
      short[] packed = new short[from + count * depth * PANEL + NarrowKernels.SLACK];
      for (int i = 0; i < packed.length; i++) {
        packed[i] = (short) (Float.floatToRawIntBits(random.nextFloat() - 0.5f) >>> 16);
      }
      float[] c = floats(random, to + count * PANEL);
      float[] expected = c.clone();
      for (int column = 0; column < count * PANEL; column++) {
        int panel = from + column / PANEL * depth * PANEL + column % PANEL;
        for (int k = 0; k < depth; k++) {
          float weight = Float.intBitsToFloat(packed[panel + k * PANEL] << 16);
          expected[to + column] = Math.fma(a[aOffset + k], weight, expected[to + column]);
        }
      }
      narrow().multiplyAddRow(count, depth, a, aOffset, packed, from, c, to);
      assertThat(c).as("depth %d", depth).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 8})
  void everyElementOfBytesIsOneChainThatIsScaled(int count) {
    for (int depth : DEPTHS) {
      Random random = new Random(1000L * count + depth);
      int aOffset = random.nextInt(5);
      int from = random.nextInt(5);
      int scale = random.nextInt(5);
      int to = random.nextInt(5);
      float[] a = floats(random, aOffset + depth);
      byte[] packed = new byte[from + count * depth * PANEL + NarrowKernels.SLACK];
      random.nextBytes(packed);
      float[] scales = floats(random, scale + count * PANEL);
      float[] c = floats(random, to + count * PANEL);
      float[] expected = c.clone();
      for (int column = 0; column < count * PANEL; column++) {
        int panel = from + column / PANEL * depth * PANEL + column % PANEL;
        float sum = 0;
        for (int k = 0; k < depth; k++) {
          sum = Math.fma(a[aOffset + k], packed[panel + k * PANEL], sum);
        }
        expected[to + column] = Math.fma(scales[scale + column], sum, expected[to + column]);
      }
      narrow().multiplyAddRow(count, depth, a, aOffset, packed, from, scales, scale, c, to);
      assertThat(c).as("depth %d", depth).isEqualTo(expected);
    }
  }

  @Test
  void widensEveryValue() {
    short[] halves = new short[(1 << 16) + NarrowKernels.SLACK];
    float[] wide = new float[1 << 16];
    for (int i = 0; i < 1 << 16; i++) {
      halves[i] = (short) i;
    }
    narrow().widen(halves, 0, wide, wide.length);
    for (int i = 0; i < 1 << 16; i++) {
      assertThat(Float.floatToRawIntBits(wide[i])).isEqualTo(i << 16);
    }
    byte[] bytes = new byte[3 + 256 + NarrowKernels.SLACK];
    float[] integers = new float[256];
    for (int i = 0; i < 256; i++) {
      bytes[3 + i] = (byte) i;
    }
    narrow().widen(bytes, 3, integers, 256);
    for (int i = 0; i < 256; i++) {
      assertThat(integers[i]).isEqualTo((byte) i);
    }
    float[] untouched = {7};
    narrow().widen(bytes, 0, untouched, 0);
    assertThat(untouched).isEqualTo(new float[] {7});
  }

  private static float[] floats(Random random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
    return values;
  }
}
