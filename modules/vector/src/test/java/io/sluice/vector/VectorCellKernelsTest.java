package io.sluice.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.kernel.CellKernel;
import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.kernel.Normalisation;
import io.sluice.neural.kernel.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every gate pass gives the bytes of the plain one, special values included. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class VectorCellKernelsTest {
  private static final int[] ROWS = {1, 2, 5, 13};
  private static final int[] BLOCKS = {1, 2, 3};
  private static final float[] SPECIAL = {
    0f, -0f, 1e-40f, 30f, -30f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN
  };

  private Random random = new Random(0);
  private final List<float[]> arrays = new ArrayList<>();

  /**
   * Runs all phases of both passes on random arrays.
   *
   * @param gates of the cell
   * @param extras parameters of a unit beside the bias
   */
  private void compare(Function<CellKernels, CellKernel> cell, int gates, int extras) {
    for (int rows : ROWS) {
      for (int blocks : BLOCKS) {
        List<float[]> plain = results(cell.apply(CellKernels.plain()), rows, blocks, gates, extras);
        List<float[]> vector = results(cell.apply(VectorCells.all()), rows, blocks, gates, extras);
        for (int i = 0; i < plain.size(); i++) {
          assertThat(vector.get(i))
              .as("%d rows, %d blocks, array %d", rows, blocks, i)
              .isEqualTo(plain.get(i));
        }
      }
    }
  }

  private List<float[]> results(CellKernel kernel, int rows, int blocks, int gates, int extras) {
    random = new Random(rows * 31L + blocks);
    arrays.clear();
    for (int phase = 0; phase < kernel.forwardPhases(); phase++) {
      kernel.forward(phase, step(rows, blocks, gates, extras));
    }
    for (int phase = 0; phase < kernel.backwardPhases(); phase++) {
      kernel.backward(phase, step(rows, blocks, gates, extras));
    }
    return List.copyOf(arrays);
  }

  private CellStep step(int rows, int blocks, int gates, int extras) {
    int units = blocks * CellKernels.BLOCK;
    CellStep step = new CellStep();
    step.rows = rows;
    step.blocks = blocks;
    for (Rows columns : List.of(step.gates, step.product, step.dGates, step.dProduct)) {
      place(columns, rows, gates * units);
    }
    for (Rows own :
        List.of(
            step.hiddenBefore,
            step.cellBefore,
            step.updateMask,
            step.cell,
            step.hidden,
            step.dHidden,
            step.carry)) {
      place(own, rows, units);
    }
    place(step.bias, 1, gates * units);
    place(step.dBias, 1, gates * units);
    place(step.extra, extras, units);
    place(step.dExtra, extras, units);
    placeAll(step, rows, blocks, gates);
    return step;
  }

  private float[] array(int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] =
          random.nextInt(50) == 0
              ? SPECIAL[random.nextInt(SPECIAL.length)]
              : (float) random.nextGaussian() * 3;
    }
    arrays.add(values);
    return values;
  }

  /** Own blocks are the last but the first of all, and the layer's last is half padding. */
  private void placeAll(CellStep step, int rows, int blocks, int gates) {
    step.firstBlock = 1;
    step.allBlocks = blocks + 2;
    int units = step.allBlocks * CellKernels.BLOCK;
    step.units = units - CellKernels.BLOCK - 9;
    place(step.allInputs, rows, gates * units);
    place(step.allProducts, rows, gates * units);
    place(step.allCells, rows, units);
    place(step.statistics, rows, Normalisation.STATISTICS);
    place(step.input, rows, gates * units);
    place(step.allSums, rows, Normalisation.SUMS * units);
  }

  private void place(Rows view, int rows, int width) {
    view.at(array(rows * (width + 7) + 5), 5, width + 7);
  }

  @Test
  void lstm() {
    compare(CellKernels::lstm, 4, 0);
  }

  @Test
  void peepholes() {
    compare(CellKernels::peephole, 4, 3);
  }

  @Test
  void coupled() {
    compare(CellKernels::coupled, 3, 0);
  }

  @Test
  void layerNorm() {
    compare(CellKernels::layerNorm, 4, 10);
  }

  @Test
  void gru() {
    compare(CellKernels::gru, 3, 1);
  }

  @Test
  void rnn() {
    compare(CellKernels::rnn, 1, 0);
  }
}
