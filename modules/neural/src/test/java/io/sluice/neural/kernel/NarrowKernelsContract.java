package io.sluice.neural.kernel;

import static io.sluice.neural.kernel.PanelKernels.PANEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link NarrowKernels} keeps; extend it for each. */
public abstract class NarrowKernelsContract {
  private static final int[] DEPTHS = {0, 1, 2, 3, 13, 64, 65, 207};

  /** The kernels under test. */
  protected abstract NarrowKernels narrow();

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
