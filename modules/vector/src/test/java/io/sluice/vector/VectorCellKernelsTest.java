package io.sluice.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.PlainCellKernels;
import io.sluice.neural.kernel.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
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

  /** One call of a kernel on arrays that {@link #rows} and {@link #array} draw. */
  private interface Call {
    void run(CellKernels kernels, int rows, int blocks);
  }

  private void compare(Call call) {
    for (int rows : ROWS) {
      for (int blocks : BLOCKS) {
        List<float[]> plain = results(call, new PlainCellKernels(), rows, blocks);
        List<float[]> vector = results(call, new VectorCellKernels(), rows, blocks);
        for (int i = 0; i < plain.size(); i++) {
          assertThat(vector.get(i))
              .as("%d rows, %d blocks, array %d", rows, blocks, i)
              .isEqualTo(plain.get(i));
        }
      }
    }
  }

  private List<float[]> results(Call call, CellKernels kernels, int rows, int blocks) {
    random = new Random(rows * 31L + blocks);
    arrays.clear();
    call.run(kernels, rows, blocks);
    return List.copyOf(arrays);
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

  private Rows rows(int rows, int width) {
    return new Rows().at(array(rows * (width + 7) + 5), 5, width + 7);
  }

  @Test
  void lstm() {
    compare(
        (kernels, n, blocks) -> {
          int units = blocks * 16;
          kernels.lstmForward(
              n,
              blocks,
              rows(n, 4 * units),
              array(3 + 4 * units),
              3,
              rows(n, units),
              rows(n, units),
              rows(n, units),
              rows(n, units));
          kernels.lstmBackward(
              n,
              blocks,
              rows(n, 4 * units),
              rows(n, units),
              rows(n, units),
              rows(n, units),
              rows(n, units),
              rows(n, units),
              rows(n, 4 * units),
              array(3 + 4 * units),
              3);
        });
  }

  @Test
  void peepholes() {
    compare(
        (kernels, n, blocks) -> {
          int units = blocks * 16;
          kernels.peepholeForward(
              n,
              blocks,
              rows(n, 4 * units),
              array(3 + 4 * units),
              3,
              array(2 + 3 * (units + 1)),
              2,
              units + 1,
              rows(n, units),
              rows(n, units),
              rows(n, units),
              rows(n, units));
          kernels.peepholeBackward(
              n,
              blocks,
              rows(n, 4 * units),
              array(2 + 3 * (units + 1)),
              2,
              units + 1,
              rows(n, units),
              rows(n, units),
              rows(n, units),
              rows(n, units),
              rows(n, units),
              rows(n, 4 * units),
              array(3 + 4 * units),
              3,
              array(1 + 3 * (units + 2)),
              1,
              units + 2);
        });
  }

  @Test
  void gru() {
    compare(
        (kernels, n, blocks) -> {
          int units = blocks * 16;
          kernels.gruForward(
              n,
              blocks,
              rows(n, 3 * units),
              rows(n, 3 * units),
              array(3 + 3 * units),
              3,
              array(1 + units),
              1,
              rows(n, units),
              rows(n, units),
              rows(n, units),
              rows(n, units));
          kernels.gruBackward(
              n,
              blocks,
              rows(n, 3 * units),
              rows(n, units),
              rows(n, units),
              rows(n, units),
              rows(n, units),
              rows(n, units),
              rows(n, 3 * units),
              rows(n, 3 * units),
              array(3 + 3 * units),
              3,
              array(1 + units),
              1);
        });
  }

  @Test
  void rnn() {
    compare(
        (kernels, n, blocks) -> {
          int units = blocks * 16;
          kernels.rnnForward(n, blocks, rows(n, units), array(3 + units), 3, rows(n, units));
          kernels.rnnBackward(
              n, blocks, rows(n, units), rows(n, units), rows(n, units), array(3 + units), 3);
        });
  }
}
