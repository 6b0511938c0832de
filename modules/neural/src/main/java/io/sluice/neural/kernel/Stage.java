package io.sluice.neural.kernel;

import static io.sluice.neural.kernel.CellKernels.BLOCK;

import io.sluice.neural.activation.HyperbolicTangent;
import io.sluice.neural.activation.Sigmoid;
import io.sluice.neural.arithmetic.Fused;

/**
 * Scratch of the plain gate passes, one for each thread: gates are gathered into contiguous lanes,
 * so that loops over them are long enough for the JIT to vectorise, and scattered afterwards. A
 * lane holds 16 units of every block of every row.
 */
final class Stage {
  /** Lanes of the largest pass. */
  private static final int LANES = 16;

  private static final ThreadLocal<Stage> STAGES = ThreadLocal.withInitial(Stage::new);

  private final float[][] lanes = new float[LANES][0];

  private Stage() {}

  /** The stage of this thread, with lanes of at least {@code rows * blocks * 16} floats. */
  static Stage of(int rows, int blocks) {
    Stage stage = STAGES.get();
    int count = rows * blocks * BLOCK;
    if (stage.lanes[0].length < count) {
      for (int i = 0; i < LANES; i++) {
        stage.lanes[i] = new float[count];
      }
    }
    return stage;
  }

  float[] lane(int index) {
    return lanes[index];
  }

  /** Copies one gate of all rows and blocks into a lane; blocks lie {@code width} apart. */
  float[] gather(int index, int rows, int blocks, Rows source, int gate, int width) {
    float[] lane = lanes[index];
    float[] data = source.data();
    int to = 0;
    for (int row = 0; row < rows; row++) {
      int at = source.offset() + row * source.stride() + gate;
      for (int block = 0; block < blocks; block++, at += width, to += BLOCK) {
        System.arraycopy(data, at, lane, to, BLOCK);
      }
    }
    return lane;
  }

  /** As {@link #gather}, adding a bias whose blocks lie as far apart as the gate's. */
  float[] gatherBiased(
      int index, int rows, int blocks, Rows source, int gate, int width, float[] bias, int first) {
    float[] lane = lanes[index];
    float[] data = source.data();
    int to = 0;
    for (int row = 0; row < rows; row++) {
      int at = source.offset() + row * source.stride() + gate;
      int b = first + gate;
      for (int block = 0; block < blocks; block++, at += width, b += width, to += BLOCK) {
        for (int unit = 0; unit < BLOCK; unit++) {
          lane[to + unit] = data[at + unit] + bias[b + unit];
        }
      }
    }
    return lane;
  }

  /** Copies values of single units, the same for every row, into a lane. */
  float[] repeat(int index, int rows, int blocks, float[] values, int offset) {
    float[] lane = lanes[index];
    int units = blocks * BLOCK;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, offset, lane, row * units, units);
    }
    return lane;
  }

  /** Copies a lane back to one gate of all rows and blocks. */
  static void scatter(float[] lane, int rows, int blocks, Rows target, int gate, int width) {
    float[] data = target.data();
    int from = 0;
    for (int row = 0; row < rows; row++) {
      int at = target.offset() + row * target.stride() + gate;
      for (int block = 0; block < blocks; block++, at += width, from += BLOCK) {
        System.arraycopy(lane, from, data, at, BLOCK);
      }
    }
  }

  /** Adds the rows of a lane to sums, in ascending order of the rows. */
  static void addRows(float[] lane, int rows, int blocks, float[] sums, int first, int width) {
    int from = 0;
    for (int row = 0; row < rows; row++) {
      int at = first;
      for (int block = 0; block < blocks; block++, at += width, from += BLOCK) {
        for (int unit = 0; unit < BLOCK; unit++) {
          sums[at + unit] += lane[from + unit];
        }
      }
    }
  }

  /**
   * Copies a lane back as {@link #scatter} does and adds its rows to the sums of the same gate.
   *
   * @param first where the sums of gate 0 begin
   */
  static void scatterSummed(
      float[] lane,
      int rows,
      int blocks,
      Rows target,
      int gate,
      int width,
      float[] sums,
      int first) {
    scatter(lane, rows, blocks, target, gate, width);
    addRows(lane, rows, blocks, sums, first + gate, width);
  }

  /** Adds the products of two lanes to sums of units, in ascending order of the rows. */
  static void addProducts(float[] a, float[] b, int rows, int blocks, float[] sums, int first) {
    int units = blocks * BLOCK;
    for (int row = 0; row < rows; row++) {
      for (int unit = 0; unit < units; unit++) {
        int from = row * units + unit;
        sums[first + unit] = Fused.multiplyAdd(a[from], b[from], sums[first + unit]);
      }
    }
  }

  /** Adds a bias, whose blocks lie {@code width} apart, to a lane. */
  void addBias(int index, int rows, int blocks, float[] bias, int first, int width) {
    float[] lane = lanes[index];
    int to = 0;
    for (int row = 0; row < rows; row++) {
      int b = first;
      for (int block = 0; block < blocks; block++, b += width, to += BLOCK) {
        for (int unit = 0; unit < BLOCK; unit++) {
          lane[to + unit] += bias[b + unit];
        }
      }
    }
  }

  /** target += source. */
  static void add(int count, float[] target, float[] source) {
    for (int i = 0; i < count; i++) {
      target[i] += source[i];
    }
  }

  /** target += a * b, fused. */
  static void multiplyAdd(int count, float[] a, float[] b, float[] target) {
    for (int i = 0; i < count; i++) {
      target[i] = Fused.multiplyAdd(a[i], b[i], target[i]);
    }
  }

  static void sigmoid(int count, float[] lane) {
    for (int i = 0; i < count; i++) {
      lane[i] = Sigmoid.sigmoid(lane[i]);
    }
  }

  static void tanh(int count, float[] lane) {
    for (int i = 0; i < count; i++) {
      lane[i] = HyperbolicTangent.tanh(lane[i]);
    }
  }

  /** target = tanh(source). */
  static void tanh(int count, float[] source, float[] target) {
    for (int i = 0; i < count; i++) {
      target[i] = HyperbolicTangent.tanh(source[i]);
    }
  }
}
