package io.sluice.neural.precision;

import static io.sluice.neural.kernel.PanelKernels.PANEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.sluice.neural.arithmetic.BFloat16;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.Rows;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What packed weights of every precision keep on all kernels; extend it for each. */
public abstract class PackedWeightsContract {
  /** The kernels under test. */
  protected abstract Kernels kernels();

  @ParameterizedTest
  @EnumSource(WeightPrecision.class)
  void oneRowIsAsManyAndPartsAreAsTheWhole(WeightPrecision precision) {
    for (int columns : new int[] {1, 63, 64, 65, 200, 320}) {
      for (int depth : new int[] {1, 13, 64, 130}) {
        Random random = new Random(columns * 1000L + depth);
        float[] rounded = rounded(precision, random, columns, depth);
        float[] scales =
            precision == WeightPrecision.INT8 ? ScaledBytes.scales(rounded, columns) : new float[0];
        PackedWeights weights =
            new WeightPacker(kernels(), precision)
                .pack(depth, columns, (k, j) -> rounded[j * depth + k], scales);
        assertThat(weights.columns()).isEqualTo(columns);
        assertThat(weights.depth()).isEqualTo(depth);
        int rows = depth == 130 ? 67 : depth == 64 ? 11 : 5; // more than fit at once, many, few
        int stride = weights.panels() * PANEL;
        float[] a = new float[rows * depth];
        float[] start = new float[rows * stride];
        fill(random, a);
        fill(random, start);
        float[] together = start.clone();
        weights.multiplyAdd(0, weights.panels(), rows, at(a, 0, depth), at(together, 0, stride));
        float[] apart = start.clone();
        for (int row = 0; row < rows; row++) {
          int cut = random.nextInt(weights.panels() + 1);
          Rows operand = at(a, row * depth, depth);
          weights.multiplyAdd(0, cut, 1, operand, at(apart, row * stride, stride));
          weights.multiplyAdd(cut, weights.panels(), 1, operand, at(apart, row * stride, stride));
        }
        String place = depth + " x " + columns;
        for (int row = 0; row < rows; row++) {
          float[] expected = new float[columns];
          for (int j = 0; j < columns; j++) {
            double exact = start[row * stride + j];
            for (int k = 0; k < depth; k++) {
              exact += (double) a[row * depth + k] * rounded[j * depth + k];
            }
            expected[j] = (float) exact;
          }
          float[] one = Arrays.copyOfRange(apart, row * stride, row * stride + columns);
          assertThat(Arrays.copyOfRange(together, row * stride, row * stride + columns))
              .as(place)
              .isEqualTo(one);
          assertThat(one).as(place).containsExactly(expected, offset(1e-4f));
        }
      }
    }
  }

  /** [columns, depth] weights that the precision can hold, each row with a largest one. */
  private static float[] rounded(WeightPrecision precision, Random random, int columns, int depth) {
    float[] weights = new float[columns * depth];
    for (int i = 0; i < weights.length; i++) {
      weights[i] =
          switch (precision) {
            case FP32 -> random.nextFloat() - 0.5f;
            case BF16 -> BFloat16.value(BFloat16.of(random.nextFloat() - 0.5f));
            case INT8 -> (i % depth == 0 ? 127 : random.nextInt(255) - 127) / 256f;
          };
    }
    return weights;
  }

  private static void fill(Random random, float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat() - 0.5f;
    }
  }

  private static Rows at(float[] data, int offset, int stride) {
    return new Rows().at(data, offset, stride);
  }
}
