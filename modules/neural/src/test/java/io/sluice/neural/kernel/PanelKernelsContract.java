package io.sluice.neural.kernel;

import static io.sluice.neural.kernel.PanelKernels.PANEL;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every implementation of {@link PanelKernels} keeps; extend it for each. */
public abstract class PanelKernelsContract {
  /** The kernels under test. */
  protected abstract PanelKernels panels();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 13, 23, 50, 65, 207})
  void everyElementIsOneChain(int rows) {
    for (int depth : new int[] {0, 1, 2, 3, 5, 13, 64, 65, 129, 207, 512}) {
      Random random = new Random(1000L * rows + depth);
      int aRowStride = random.nextBoolean() ? depth + random.nextInt(4) : random.nextInt(depth + 1);
      int aOffset = random.nextInt(9);
      int panelOffset = random.nextInt(9);
      int cOffset = random.nextInt(9);
      int cStride = PANEL + random.nextInt(9);
      float[] a = floats(random, aOffset + Math.max(0, rows - 1) * aRowStride + depth);
      float[] panel = floats(random, panelOffset + depth * PANEL + 5);
      float[] c = floats(random, cOffset + rows * cStride + PANEL);
      float[] expected = c.clone();
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < PANEL; j++) {
          float sum = c[cOffset + i * cStride + j];
          for (int k = 0; k < depth; k++) {
            float factor = a[aOffset + i * aRowStride + k];
            sum = Math.fma(factor, panel[panelOffset + k * PANEL + j], sum);
          }
          expected[cOffset + i * cStride + j] = sum;
        }
      }
      panels()
          .multiplyAdd(
              rows, depth, a, aOffset, aRowStride, panel, panelOffset, c, cOffset, cStride);
      assertThat(c).as("%d rows, depth %d", rows, depth).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 15, 16, 17, 31, 33, 48, 64})
  void firstColumnsAreThoseOfTheWholePanel(int columns) {
    for (int rows : new int[] {1, 2, 6, 9, 23}) {
      int depth = 150;
      Random random = new Random(columns);
      float[] a = floats(random, rows * depth);
      float[] panel = floats(random, depth * PANEL);
      float[] first = floats(random, rows * PANEL);
      float[] whole = first.clone();
      panels().multiplyAdd(rows, depth, a, 0, depth, panel, 0, whole, 0, PANEL);
      panels().multiplyAddFirst(columns, rows, depth, a, 0, depth, panel, 0, first, 0, PANEL);
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          assertThat(first[i * PANEL + j]).as("(%d, %d)", i, j).isEqualTo(whole[i * PANEL + j]);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 8, 13})
  void aRowTimesManyPanelsIsARowTimesEach(int count) {
    for (int depth : new int[] {0, 1, 7, 64, 129, 512}) {
      Random random = new Random(1000L * count + depth);
      int aOffset = random.nextInt(9);
      int from = random.nextInt(9);
      int to = random.nextInt(9);
      float[] a = floats(random, aOffset + depth + 3);
      float[] packed = floats(random, from + count * depth * PANEL + 5);
      float[] c = floats(random, to + count * PANEL + 7);
      float[] expected = c.clone();
      for (int p = 0; p < count; p++) {
        for (int j = 0; j < PANEL; j++) {
          for (int k = 0; k < depth; k++) {
            float weight = packed[from + (p * depth + k) * PANEL + j];
            int at = to + p * PANEL + j;
            expected[at] = Math.fma(a[aOffset + k], weight, expected[at]);
          }
        }
      }
      panels().multiplyAddRow(count, depth, a, aOffset, packed, from, c, to);
      assertThat(c).as("%d panels, depth %d", count, depth).isEqualTo(expected);
    }
  }

  private static float[] floats(Random random, int count) {
    float[] floats = new float[count];
    for (int i = 0; i < count; i++) {
      floats[i] = random.nextFloat() * 2 - 1;
    }
    return floats;
  }
}
