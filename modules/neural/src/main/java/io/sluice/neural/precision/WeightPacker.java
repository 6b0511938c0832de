package io.sluice.neural.precision;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.arithmetic.BFloat16;
import io.sluice.neural.gemm.PackedPanels;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.NarrowKernels;
import java.util.Arrays;

/**
 * Packs matrices whose values are already rounded; see {@link Quantisation}.
 *
 * @param kernels what will multiply
 * @param precision of the packed weights
 */
public record WeightPacker(Kernels kernels, WeightPrecision precision) {
  /** A matrix of any layout. */
  @FunctionalInterface
  public interface Source {
    /** The weight that input {@code k} has in output {@code j}. */
    float at(int k, int j);
  }

  /**
   * Packs a [depth, columns] matrix, one column for each output.
   *
   * @param scales [columns] of the outputs; not looked at unless the precision has scales
   * @throws IllegalArgumentException if it does not fit into a Java array
   */
  public PackedWeights pack(int depth, int columns, Source source, float[] scales) {
    int panels = (int) (((long) columns + PANEL - 1) / PANEL);
    long size = (long) panels * depth * PANEL;
    if (size > Integer.MAX_VALUE - PANEL) {
      throw new IllegalArgumentException(
          "cannot pack a right operand of %d x %d".formatted(depth, columns));
    }
    return switch (precision) {
      case FP32 -> {
        PackedPanels packed = new PackedPanels(depth, columns);
        float[] data = packed.data();
        int first = packed.offset(0);
        fill(depth, columns, (k, j, at) -> data[first + at] = source.at(k, j));
        yield new FloatWeights(kernels.panels(), packed);
      }
      case BF16 -> {
        short[] data = new short[(int) size + NarrowKernels.SLACK];
        fill(depth, columns, (k, j, at) -> data[at] = BFloat16.of(source.at(k, j)));
        yield new BFloat16Weights(kernels, depth, columns, panels, data);
      }
      case INT8 -> {
        byte[] data = new byte[(int) size + NarrowKernels.SLACK];
        fill(
            depth,
            columns,
            (k, j, at) -> data[at] = ScaledBytes.quantise(source.at(k, j), scales[j]));
        float[] padded = Arrays.copyOf(scales, panels * PANEL);
        yield new ByteWeights(kernels, depth, columns, panels, data, padded);
      }
    };
  }

  private interface Element {
    void set(int k, int j, int at);
  }

  private static void fill(int depth, int columns, Element element) {
    for (int j = 0; j < columns; j++) {
      int first = j / PANEL * depth * PANEL + j % PANEL;
      for (int k = 0; k < depth; k++) {
        element.set(k, j, first + k * PANEL);
      }
    }
  }
}
