package io.sluice.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.kernel.NarrowKernels;
import io.sluice.neural.kernel.PlainKernels;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WarmUpTest {
  private static final long MILLISECOND = 1_000_000;

  private final WarmUp warmUp = new WarmUp();

  @Test
  void beginsPlainAndTriesVectorsForAShareOfTheTime() {
    assertThat(warmUp.trial()).isFalse();
    warmUp.note(false, 9 * MILLISECOND, 100);
    assertThat(warmUp.trial()).isFalse();
    warmUp.note(false, 2 * MILLISECOND, 100);
    assertThat(warmUp.trial()).isTrue();
    warmUp.note(true, 5 * MILLISECOND, 1);
    assertThat(warmUp.trial()).isFalse();
    warmUp.note(false, MILLISECOND, 100);
    assertThat(warmUp.trial()).isTrue();
    assertThat(warmUp.over()).isFalse();
  }

  @Test
  void isOverWhenVectorsHaveWonThreeTimes() {
    warmUp.note(false, MILLISECOND, 100);
    warmUp.note(false, 4 * MILLISECOND, 100); // slower than plain loops can be
    for (int win = 1; win <= 3; win++) {
      warmUp.note(true, 2 * MILLISECOND, 100);
      warmUp.note(true, MILLISECOND, 200);
      assertThat(warmUp.over()).as("after %d wins", win).isEqualTo(win == 3);
    }
  }

  @Test
  void endsAtTheLatestAfterASecondAndAHalf() {
    warmUp.note(false, MILLISECOND, 100);
    warmUp.note(true, 1500 * MILLISECOND, 100);
    assertThat(warmUp.over()).isFalse();
    warmUp.note(true, 1, 1e-9);
    assertThat(warmUp.over()).isTrue();
  }

  @Test
  void switchingNeverChangesAByte() {
    int rows = 7;
    int depth = 33;
    float[] a = new float[rows * depth];
    float[] panel = new float[depth * 64];
    for (int i = 0; i < panel.length; i++) {
      panel[i] = (i * 37 % 101 - 50) * 0.01f;
      a[i % a.length] = panel[i] * 0.3f;
    }
    float[] expected = new float[rows * 64];
    new PlainKernels().panels().multiplyAdd(rows, depth, a, 0, depth, panel, 0, expected, 0, 64);
    WarmingPanelKernels kernels = new WarmingPanelKernels();
    for (int call = 0; call < 4000; call++) {
      float[] actual = new float[expected.length];
      kernels.multiplyAdd(rows, depth, a, 0, depth, panel, 0, actual, 0, 64);
      if (call % 50 == 0) {
        assertThat(actual).as("call %d", call).isEqualTo(expected);
      }
    }
  }

  @Test
  void switchingNeverChangesAByteOfARow() {
    int count = 5;
    int depth = 33;
    float[] a = new float[depth];
    float[] packed = new float[count * depth * 64];
    for (int i = 0; i < packed.length; i++) {
      packed[i] = (i * 37 % 101 - 50) * 0.01f;
      a[i % depth] = packed[i] * 0.3f;
    }
    float[] expected = new float[count * 64];
    new PlainKernels().panels().multiplyAddRow(count, depth, a, 0, packed, 0, expected, 0);
    WarmingPanelKernels kernels = new WarmingPanelKernels();
    for (int call = 0; call < 4000; call++) {
      float[] actual = new float[expected.length];
      kernels.multiplyAddRow(count, depth, a, 0, packed, 0, actual, 0);
      if (call % 50 == 0) {
        assertThat(actual).as("call %d", call).isEqualTo(expected);
      }
    }
  }

  @Test
  void switchingNeverChangesAByteOfNarrowWeights() {
    int count = 5;
    int depth = 33;
    float[] a = new float[depth];
    short[] halves = new short[count * depth * 64 + NarrowKernels.SLACK];
    byte[] bytes = new byte[halves.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 37);
      halves[i] = (short) (Float.floatToRawIntBits((i * 37 % 101 - 50) * 0.01f) >>> 16);
      a[i % depth] = (i * 37 % 101 - 50) * 0.003f;
    }
    float[] scales = new float[count * 64];
    Arrays.fill(scales, 0.3f);
    NarrowKernels plain = new PlainKernels().narrow();
    float[] expectedHalves = new float[count * 64];
    plain.multiplyAddRow(count, depth, a, 0, halves, 0, expectedHalves, 0);
    float[] expectedBytes = new float[count * 64];
    plain.multiplyAddRow(count, depth, a, 0, bytes, 0, scales, 0, expectedBytes, 0);
    WarmingNarrowKernels kernels = new WarmingNarrowKernels();
    for (int call = 0; call < 4000; call++) {
      float[] ofHalves = new float[expectedHalves.length];
      kernels.multiplyAddRow(count, depth, a, 0, halves, 0, ofHalves, 0);
      float[] ofBytes = new float[expectedBytes.length];
      kernels.multiplyAddRow(count, depth, a, 0, bytes, 0, scales, 0, ofBytes, 0);
      if (call % 50 == 0) {
        assertThat(ofHalves).as("call %d", call).isEqualTo(expectedHalves);
        assertThat(ofBytes).as("call %d", call).isEqualTo(expectedBytes);
      }
    }
  }

  @Test
  void switchingNeverChangesAByteOfRounding() {
    float[] floats = new float[1000];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (i * 37 % 101 - 50) * 0.003f;
    }
    short[] expected = new short[floats.length];
    new PlainKernels().narrow().narrow(floats, 0, expected, 0, floats.length);
    WarmingNarrowKernels kernels = new WarmingNarrowKernels();
    for (int call = 0; call < 20_000; call++) {
      short[] narrow = new short[expected.length];
      kernels.narrow(floats, 0, narrow, 0, floats.length);
      if (call % 50 == 0) {
        assertThat(narrow).as("call %d", call).isEqualTo(expected);
      }
    }
  }
}
