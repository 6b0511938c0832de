package io.sluice.neural.kernel;

import static io.sluice.neural.kernel.CellKernels.BLOCK;
import static io.sluice.neural.kernel.Normalisation.OF_CELL;
import static io.sluice.neural.kernel.Normalisation.OF_INPUT;
import static io.sluice.neural.kernel.Normalisation.OF_PRODUCT;

import io.sluice.neural.activation.HyperbolicTangent;
import io.sluice.neural.activation.Sigmoid;
import io.sluice.neural.arithmetic.Fused;
import java.util.Arrays;

/**
 * Gate pass of the LSTM with layer normalisation (Ba, Kiros and Hinton 2016, equations 20 to 22) in
 * plain loops; gates i, f, g, o. The projected input x and the recurrent product u are kept apart;
 * each is normalised over the gates of all units, the cell over all units. The paper's three biases
 * of a gate occur only in their sum, so there is one.
 *
 * <pre>
 * z = gx * N(x) + gu * N(u) + b        N(v) = (v - mean(v)) / sqrt(variance(v) + 1e-5)
 * c = f * c' + i * (g * mask)          h = o * tanh(gc * N(c) + bc)
 * </pre>
 *
 * <p>The extra parameters are gx and gu of i, f, g, o, then gc and bc. Phases: forward, the
 * product; cell; hidden units. Backward, the sums over the cell's units; the gates and the sums
 * over their pre-activations; derivatives by these.
 */
final class PlainLayerNorm implements CellKernel {
  private static final int GATES = 4;
  private static final int WIDTH = GATES * BLOCK;
  private static final int CELL_GAIN = 2 * GATES;
  private static final int CELL_BIAS = CELL_GAIN + 1;

  @Override
  public int forwardPhases() {
    return 3;
  }

  @Override
  public int backwardPhases() {
    return 3;
  }

  @Override
  public void forward(int phase, CellStep s) {
    if (phase == 1) {
      gates(s);
    } else if (phase == 2) {
      hidden(s);
    }
  }

  @Override
  public void backward(int phase, CellStep s) {
    switch (phase) {
      case 0 -> fromHidden(s);
      case 1 -> fromCell(s);
      default -> fromGates(s);
    }
  }

  /** Mean and scale of every row of some blocks of units. */
  private static void moments(CellStep s, Rows all, int gates, int place) {
    float[] values = all.data();
    float[] acc = s.room;
    int count = gates * s.units;
    for (int row = 0; row < s.rows; row++) {
      int at = all.offset() + row * all.stride();
      int end = s.allBlocks * gates * BLOCK;
      Arrays.fill(acc, 0);
      for (int i = 0; i < end; i += BLOCK) {
        for (int j = 0; j < BLOCK; j++) {
          acc[j] += values[at + i + j];
        }
      }
      float mean = RowKernels.total(acc) / count;
      Arrays.fill(acc, 0);
      for (int i = 0; i < end; i += BLOCK) {
        int real = Normalisation.realAt(i / (gates * BLOCK), s.units);
        for (int j = 0; j < BLOCK; j++) {
          float d = (values[at + i + j] - mean) * Normalisation.real()[real + j];
          acc[j] = Fused.multiplyAdd(d, d, acc[j]);
        }
      }
      int to = s.statistics.offset() + row * s.statistics.stride() + place;
      s.statistics.data()[to] = mean;
      s.statistics.data()[to + 1] = Normalisation.scale(RowKernels.total(acc), count);
    }
  }

  private static void gates(CellStep s) {
    moments(s, s.allInputs, GATES, OF_INPUT);
    moments(s, s.allProducts, GATES, OF_PRODUCT);
    float[] z = s.gates.data();
    float[] u = s.product.data();
    float[] b = s.bias.data();
    for (int row = 0; row < s.rows; row++) {
      int st = s.statistics.offset() + row * s.statistics.stride();
      float[] stats = s.statistics.data();
      int at = s.gates.offset() + row * s.gates.stride();
      int ut = s.product.offset() + row * s.product.stride();
      for (int i = 0; i < s.blocks * WIDTH; i++) {
        int gain = gain(s, i);
        float x = (z[at + i] - stats[st + OF_INPUT]) * stats[st + OF_INPUT + 1];
        float v = (u[ut + i] - stats[st + OF_PRODUCT]) * stats[st + OF_PRODUCT + 1];
        float[] e = s.extra.data();
        float inner =
            Fused.multiplyAdd(e[gain + GATES * s.extra.stride()], v, b[s.bias.offset() + i]);
        float sum = Fused.multiplyAdd(e[gain], x, inner);
        boolean candidate = i % WIDTH / BLOCK == 2;
        z[at + i] = candidate ? HyperbolicTangent.tanh(sum) : Sigmoid.sigmoid(sum);
      }
      int before = s.cellBefore.offset() + row * s.cellBefore.stride();
      int mask = s.updateMask.offset() + row * s.updateMask.stride();
      int after = s.cell.offset() + row * s.cell.stride();
      for (int n = 0; n < s.blocks * BLOCK; n++) {
        int c = at + n / BLOCK * WIDTH + n % BLOCK;
        float update = z[c] * (z[c + 2 * BLOCK] * s.updateMask.data()[mask + n]);
        s.cell.data()[after + n] =
            Fused.multiplyAdd(z[c + BLOCK], s.cellBefore.data()[before + n], update);
      }
    }
  }

  /** Place of the gain of the input of a column. */
  private static int gain(CellStep s, int column) {
    int gate = column % WIDTH / BLOCK;
    return s.extra.offset() + gate * s.extra.stride() + column / WIDTH * BLOCK + column % BLOCK;
  }

  private static void hidden(CellStep s) {
    moments(s, s.allCells, 1, OF_CELL);
    float[] e = s.extra.data();
    for (int row = 0; row < s.rows; row++) {
      int st = s.statistics.offset() + row * s.statistics.stride() + OF_CELL;
      float mean = s.statistics.data()[st];
      float scale = s.statistics.data()[st + 1];
      int o = s.gates.offset() + row * s.gates.stride() + 3 * BLOCK;
      int c = s.cell.offset() + row * s.cell.stride();
      int h = s.hidden.offset() + row * s.hidden.stride();
      int gain = s.extra.offset() + CELL_GAIN * s.extra.stride();
      for (int n = 0; n < s.blocks * BLOCK; n++) {
        float normal = (s.cell.data()[c + n] - mean) * scale;
        float y = Fused.multiplyAdd(e[gain + n], normal, e[gain + s.extra.stride() + n]);
        float gate = s.gates.data()[o + n / BLOCK * WIDTH + n % BLOCK];
        s.hidden.data()[h + n] = gate * HyperbolicTangent.tanh(y);
      }
    }
  }

  /** Place of a value that goes into a sum over all units. */
  private static int sum(CellStep s, int row, int which, int unit) {
    return s.allSums.offset()
        + row * s.allSums.stride()
        + (which * s.allBlocks + s.firstBlock) * BLOCK
        + unit;
  }

  /** The mean over all units of a value. */
  private static float mean(CellStep s, int row, int which, int count) {
    float[] acc = s.room;
    Arrays.fill(acc, 0);
    int at = s.allSums.offset() + row * s.allSums.stride() + which * s.allBlocks * BLOCK;
    for (int i = 0; i < s.allBlocks * BLOCK; i += BLOCK) {
      for (int j = 0; j < BLOCK; j++) {
        acc[j] += s.allSums.data()[at + i + j];
      }
    }
    return RowKernels.total(acc) / count;
  }

  private static void fromHidden(CellStep s) {
    float[] e = s.extra.data();
    float[] d = s.dExtra.data();
    float[] dz = s.dGates.data();
    float[] sums = s.allSums.data();
    for (int row = 0; row < s.rows; row++) {
      int st = s.statistics.offset() + row * s.statistics.stride() + OF_CELL;
      float mean = s.statistics.data()[st];
      float scale = s.statistics.data()[st + 1];
      for (int n = 0; n < s.blocks * BLOCK; n++) {
        int column = n / BLOCK * WIDTH + n % BLOCK + 3 * BLOCK;
        float o = s.gates.data()[s.gates.offset() + row * s.gates.stride() + column];
        float up = s.dHidden.data()[s.dHidden.offset() + row * s.dHidden.stride() + n];
        float c = s.cell.data()[s.cell.offset() + row * s.cell.stride() + n];
        int gain = s.extra.offset() + CELL_GAIN * s.extra.stride() + n;
        int dGain = s.dExtra.offset() + CELL_GAIN * s.dExtra.stride() + n;
        int dBias = s.dExtra.offset() + CELL_BIAS * s.dExtra.stride() + n;
        float normal = (c - mean) * scale;
        float squashed =
            HyperbolicTangent.tanh(Fused.multiplyAdd(e[gain], normal, e[gain + s.extra.stride()]));
        dz[s.dGates.offset() + row * s.dGates.stride() + column] =
            up * squashed * Fused.multiplyAdd(-o, o, o);
        float dy = up * o * Fused.multiplyAdd(-squashed, squashed, 1);
        d[dGain] = Fused.multiplyAdd(dy, normal, d[dGain]);
        d[dBias] += dy;
        float dNormal = dy * e[gain];
        sums[sum(s, row, 0, n)] = dNormal;
        sums[sum(s, row, 1, n)] = dNormal * normal;
      }
    }
  }

  private static void fromCell(CellStep s) {
    float[] a = s.gates.data();
    float[] dz = s.dGates.data();
    float[] sums = s.allSums.data();
    for (int row = 0; row < s.rows; row++) {
      int st = s.statistics.offset() + row * s.statistics.stride() + OF_CELL;
      float mean = s.statistics.data()[st];
      float scale = s.statistics.data()[st + 1];
      float first = mean(s, row, 0, s.units);
      float second = mean(s, row, 1, s.units);
      for (int n = 0; n < s.blocks * BLOCK; n++) {
        int column = n / BLOCK * WIDTH + n % BLOCK;
        int at = s.gates.offset() + row * s.gates.stride() + column;
        int to = s.dGates.offset() + row * s.dGates.stride() + column;
        int e = s.carry.offset() + row * s.carry.stride() + n;
        int real = Normalisation.realAt(s.firstBlock + n / BLOCK, s.units) + n % BLOCK;
        float c = s.cell.data()[s.cell.offset() + row * s.cell.stride() + n];
        float keep = s.updateMask.data()[s.updateMask.offset() + row * s.updateMask.stride() + n];
        float previous =
            s.cellBefore.data()[s.cellBefore.offset() + row * s.cellBefore.stride() + n];
        float normal = (c - mean) * scale;
        float inside = Fused.multiplyAdd(-normal, second, sums[sum(s, row, 0, n)] - first);
        float dc = Fused.multiplyAdd(scale, inside, s.carry.data()[e]) * Normalisation.real()[real];
        float i = a[at];
        float f = a[at + BLOCK];
        float g = a[at + 2 * BLOCK];
        dz[to] = dc * (g * keep) * Fused.multiplyAdd(-i, i, i);
        dz[to + BLOCK] = dc * previous * Fused.multiplyAdd(-f, f, f);
        dz[to + 2 * BLOCK] = dc * i * keep * Fused.multiplyAdd(-g, g, 1);
        s.carry.data()[e] = dc * f;
      }
      addGains(s, row);
    }
  }

  /** Adds to the sums of biases and gains, and makes those that go over all units. */
  private static void addGains(CellStep s, int row) {
    float[] stats = s.statistics.data();
    int st = s.statistics.offset() + row * s.statistics.stride();
    float[] d = s.dExtra.data();
    int hidden = GATES * s.dExtra.stride();
    for (int n = 0; n < s.blocks * BLOCK; n++) {
      float ofInput = 0;
      float ofInputTimesX = 0;
      float ofProduct = 0;
      float ofProductTimesU = 0;
      for (int gate = 0; gate < GATES; gate++) {
        int column = n / BLOCK * WIDTH + gate * BLOCK + n % BLOCK;
        float dz = s.dGates.data()[s.dGates.offset() + row * s.dGates.stride() + column];
        float x = s.input.data()[s.input.offset() + row * s.input.stride() + column];
        float u = s.product.data()[s.product.offset() + row * s.product.stride() + column];
        x = (x - stats[st + OF_INPUT]) * stats[st + OF_INPUT + 1];
        u = (u - stats[st + OF_PRODUCT]) * stats[st + OF_PRODUCT + 1];
        s.dBias.data()[s.dBias.offset() + column] += dz;
        int to = s.dExtra.offset() + gate * s.dExtra.stride() + n;
        d[to] = Fused.multiplyAdd(dz, x, d[to]);
        d[to + hidden] = Fused.multiplyAdd(dz, u, d[to + hidden]);
        int gain = gain(s, column);
        float dx = dz * s.extra.data()[gain];
        float du = dz * s.extra.data()[gain + GATES * s.extra.stride()];
        ofInput += dx;
        ofInputTimesX = Fused.multiplyAdd(dx, x, ofInputTimesX);
        ofProduct += du;
        ofProductTimesU = Fused.multiplyAdd(du, u, ofProductTimesU);
      }
      float[] sums = s.allSums.data();
      sums[sum(s, row, 2, n)] = ofInput;
      sums[sum(s, row, 3, n)] = ofInputTimesX;
      sums[sum(s, row, 4, n)] = ofProduct;
      sums[sum(s, row, 5, n)] = ofProductTimesU;
    }
  }

  private static void fromGates(CellStep s) {
    int count = GATES * s.units;
    float[] stats = s.statistics.data();
    for (int row = 0; row < s.rows; row++) {
      int st = s.statistics.offset() + row * s.statistics.stride();
      float inputFirst = mean(s, row, 2, count);
      float inputSecond = mean(s, row, 3, count);
      float productFirst = mean(s, row, 4, count);
      float productSecond = mean(s, row, 5, count);
      for (int i = 0; i < s.blocks * WIDTH; i++) {
        int to = s.dGates.offset() + row * s.dGates.stride() + i;
        float x = s.input.data()[s.input.offset() + row * s.input.stride() + i];
        float u = s.product.data()[s.product.offset() + row * s.product.stride() + i];
        x = (x - stats[st + OF_INPUT]) * stats[st + OF_INPUT + 1];
        u = (u - stats[st + OF_PRODUCT]) * stats[st + OF_PRODUCT + 1];
        int gain = gain(s, i);
        int block = s.firstBlock + i / WIDTH;
        float real = Normalisation.real()[Normalisation.realAt(block, s.units) + i % BLOCK];
        float dz = s.dGates.data()[to];
        float dx = dz * s.extra.data()[gain] - inputFirst;
        float du = dz * s.extra.data()[gain + GATES * s.extra.stride()] - productFirst;
        dx = Fused.multiplyAdd(-x, inputSecond, dx) * stats[st + OF_INPUT + 1];
        du = Fused.multiplyAdd(-u, productSecond, du) * stats[st + OF_PRODUCT + 1];
        s.dGates.data()[to] = dx * real;
        s.dProduct.data()[s.dProduct.offset() + row * s.dProduct.stride() + i] = du * real;
      }
    }
  }
}
