package io.sluice.vector;

import static io.sluice.neural.kernel.CellKernels.BLOCK;
import static io.sluice.neural.kernel.Normalisation.OF_CELL;
import static io.sluice.neural.kernel.Normalisation.OF_INPUT;
import static io.sluice.neural.kernel.Normalisation.OF_PRODUCT;
import static io.sluice.vector.Squash.NEUTRAL;
import static io.sluice.vector.Squash.load;
import static io.sluice.vector.Squash.slope;
import static io.sluice.vector.Squash.tanh;

import io.sluice.neural.kernel.CellKernel;
import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.kernel.Rows;
import jdk.incubator.vector.FloatVector;

/** Gate passes of the LSTM with layer normalisation on vectors; see {@code PlainLayerNorm}. */
final class VectorLayerNorm implements CellKernel {
  private static final int L = Species.FLOATS.length();
  private static final int GATES = 4;
  private static final int WIDTH = GATES * BLOCK;
  private static final int CELL_GAIN = 2 * GATES;
  private static final int CELL_BIAS = CELL_GAIN + 1;
  private static final FloatVector ONE = FloatVector.broadcast(Species.FLOATS, 1);

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
      VectorMoments.write(s, s.allInputs, GATES, OF_INPUT);
      VectorMoments.write(s, s.allProducts, GATES, OF_PRODUCT);
      gates(s);
    } else if (phase == 2) {
      VectorMoments.write(s, s.allCells, 1, OF_CELL);
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

  /** A statistic of a row, in all lanes. */
  private static FloatVector statistic(CellStep s, int row, int place) {
    int at = s.statistics.offset() + row * s.statistics.stride() + place;
    return FloatVector.broadcast(Species.FLOATS, s.statistics.data()[at]);
  }

  private static int at(Rows rows, int row) {
    return rows.offset() + row * rows.stride();
  }

  private static void gates(CellStep s) {
    normalise(s);
    float[] z = s.gates.data();
    int stride = s.gates.stride();
    for (int part = 0; part < BLOCK; part += L) {
      int from = s.gates.offset() + part;
      Squash.sigmoids(s.rows, s.blocks, z, from, stride, WIDTH, NEUTRAL, part);
      Squash.sigmoids(s.rows, s.blocks, z, from + BLOCK, stride, WIDTH, NEUTRAL, part);
      Squash.tanhs(s.rows, s.blocks, z, from + 2 * BLOCK, stride, WIDTH, NEUTRAL, part);
      Squash.sigmoids(s.rows, s.blocks, z, from + 3 * BLOCK, stride, WIDTH, NEUTRAL, part);
    }
    update(s);
  }

  /** Pre-activations: gx * N(x) + gu * N(u) + b. */
  private static void normalise(CellStep s) {
    float[] z = s.gates.data();
    float[] u = s.product.data();
    float[] e = s.extra.data();
    int hidden = GATES * s.extra.stride();
    for (int row = 0; row < s.rows; row++) {
      FloatVector inputMean = statistic(s, row, OF_INPUT);
      FloatVector inputScale = statistic(s, row, OF_INPUT + 1);
      FloatVector mean = statistic(s, row, OF_PRODUCT);
      FloatVector scale = statistic(s, row, OF_PRODUCT + 1);
      int from = at(s.gates, row);
      int with = at(s.product, row);
      for (int i = 0; i < s.blocks * WIDTH; i += L) {
        int gain = gain(s, i);
        FloatVector x = load(z, from + i).sub(inputMean).mul(inputScale);
        FloatVector v = load(u, with + i).sub(mean).mul(scale);
        FloatVector inner = load(e, gain + hidden).fma(v, load(s.bias.data(), s.bias.offset() + i));
        load(e, gain).fma(x, inner).intoArray(z, from + i);
      }
    }
  }

  /** Place of the gain of the input of a column. */
  private static int gain(CellStep s, int column) {
    int gate = column % WIDTH / BLOCK;
    return s.extra.offset() + gate * s.extra.stride() + column / WIDTH * BLOCK + column % BLOCK;
  }

  private static void update(CellStep s) {
    float[] z = s.gates.data();
    for (int row = 0; row < s.rows; row++) {
      int from = at(s.gates, row);
      int before = at(s.cellBefore, row);
      int mask = at(s.updateMask, row);
      int after = at(s.cell, row);
      for (int n = 0; n < s.blocks * BLOCK; n += L) {
        int c = from + n / BLOCK * WIDTH + n % BLOCK;
        FloatVector keep = load(s.updateMask.data(), mask + n);
        FloatVector update = load(z, c).mul(load(z, c + 2 * BLOCK).mul(keep));
        load(z, c + BLOCK)
            .fma(load(s.cellBefore.data(), before + n), update)
            .intoArray(s.cell.data(), after + n);
      }
    }
  }

  private static void hidden(CellStep s) {
    float[] e = s.extra.data();
    float[] z = s.gates.data();
    int gain = s.extra.offset() + CELL_GAIN * s.extra.stride();
    for (int row = 0; row < s.rows; row++) {
      FloatVector mean = statistic(s, row, OF_CELL);
      FloatVector scale = statistic(s, row, OF_CELL + 1);
      int o = at(s.gates, row) + 3 * BLOCK;
      int c = at(s.cell, row);
      int h = at(s.hidden, row);
      for (int n = 0; n < s.blocks * BLOCK; n += L) {
        FloatVector normal = load(s.cell.data(), c + n).sub(mean).mul(scale);
        FloatVector y = load(e, gain + n).fma(normal, load(e, gain + s.extra.stride() + n));
        load(z, o + n / BLOCK * WIDTH + n % BLOCK).mul(tanh(y)).intoArray(s.hidden.data(), h + n);
      }
    }
  }

  /** Place of the values of a row that go into a sum over all units. */
  private static int sum(CellStep s, int row, int which) {
    return at(s.allSums, row) + (which * s.allBlocks + s.firstBlock) * BLOCK;
  }

  private static void fromHidden(CellStep s) {
    float[] e = s.extra.data();
    float[] d = s.dExtra.data();
    float[] dz = s.dGates.data();
    float[] sums = s.allSums.data();
    int gain = s.extra.offset() + CELL_GAIN * s.extra.stride();
    int dGain = s.dExtra.offset() + CELL_GAIN * s.dExtra.stride();
    int dBias = s.dExtra.offset() + CELL_BIAS * s.dExtra.stride();
    for (int row = 0; row < s.rows; row++) {
      FloatVector mean = statistic(s, row, OF_CELL);
      FloatVector scale = statistic(s, row, OF_CELL + 1);
      int from = at(s.gates, row) + 3 * BLOCK;
      int to = at(s.dGates, row) + 3 * BLOCK;
      int h = at(s.dHidden, row);
      int c = at(s.cell, row);
      int first = sum(s, row, 0);
      int second = sum(s, row, 1);
      for (int n = 0; n < s.blocks * BLOCK; n += L) {
        int column = n / BLOCK * WIDTH + n % BLOCK;
        FloatVector o = load(s.gates.data(), from + column);
        FloatVector up = load(s.dHidden.data(), h + n);
        FloatVector own = load(e, gain + n);
        FloatVector normal = load(s.cell.data(), c + n).sub(mean).mul(scale);
        FloatVector squashed = tanh(own.fma(normal, load(e, gain + s.extra.stride() + n)));
        up.mul(squashed).mul(slope(o)).intoArray(dz, to + column);
        FloatVector dy = up.mul(o).mul(squashed.neg().fma(squashed, ONE));
        dy.fma(normal, load(d, dGain + n)).intoArray(d, dGain + n);
        load(d, dBias + n).add(dy).intoArray(d, dBias + n);
        FloatVector dNormal = dy.mul(own);
        dNormal.intoArray(sums, first + n);
        dNormal.mul(normal).intoArray(sums, second + n);
      }
    }
  }

  private static void fromCell(CellStep s) {
    float[] a = s.gates.data();
    float[] dz = s.dGates.data();
    float[] carry = s.carry.data();
    for (int row = 0; row < s.rows; row++) {
      FloatVector mean = statistic(s, row, OF_CELL);
      FloatVector scale = statistic(s, row, OF_CELL + 1);
      FloatVector first = VectorMoments.mean(s, row, 0, s.units);
      FloatVector second = VectorMoments.mean(s, row, 1, s.units);
      int dNormal = sum(s, row, 0);
      for (int n = 0; n < s.blocks * BLOCK; n += L) {
        int column = n / BLOCK * WIDTH + n % BLOCK;
        int from = at(s.gates, row) + column;
        int to = at(s.dGates, row) + column;
        int e = at(s.carry, row) + n;
        FloatVector real = VectorMoments.real(s, s.firstBlock + n / BLOCK, n % BLOCK);
        FloatVector keep = load(s.updateMask.data(), at(s.updateMask, row) + n);
        FloatVector previous = load(s.cellBefore.data(), at(s.cellBefore, row) + n);
        FloatVector normal = load(s.cell.data(), at(s.cell, row) + n).sub(mean).mul(scale);
        FloatVector inside =
            normal.neg().fma(second, load(s.allSums.data(), dNormal + n).sub(first));
        FloatVector dc = scale.fma(inside, load(carry, e)).mul(real);
        FloatVector i = load(a, from);
        FloatVector f = load(a, from + BLOCK);
        FloatVector g = load(a, from + 2 * BLOCK);
        dc.mul(g.mul(keep)).mul(slope(i)).intoArray(dz, to);
        dc.mul(previous).mul(slope(f)).intoArray(dz, to + BLOCK);
        dc.mul(i).mul(keep).mul(g.neg().fma(g, ONE)).intoArray(dz, to + 2 * BLOCK);
        dc.mul(f).intoArray(carry, e);
      }
      addGains(s, row);
    }
  }

  /** Adds to the sums of biases and gains, and makes those that go over all units. */
  private static void addGains(CellStep s, int row) {
    FloatVector inputMean = statistic(s, row, OF_INPUT);
    FloatVector inputScale = statistic(s, row, OF_INPUT + 1);
    FloatVector mean = statistic(s, row, OF_PRODUCT);
    FloatVector scale = statistic(s, row, OF_PRODUCT + 1);
    float[] d = s.dExtra.data();
    float[] e = s.extra.data();
    float[] sums = s.allSums.data();
    float[] dBias = s.dBias.data();
    int hidden = GATES * s.dExtra.stride();
    for (int n = 0; n < s.blocks * BLOCK; n += L) {
      FloatVector inputFirst = FloatVector.zero(Species.FLOATS);
      FloatVector inputSecond = FloatVector.zero(Species.FLOATS);
      FloatVector first = FloatVector.zero(Species.FLOATS);
      FloatVector second = FloatVector.zero(Species.FLOATS);
      for (int gate = 0; gate < GATES; gate++) {
        int column = n / BLOCK * WIDTH + gate * BLOCK + n % BLOCK;
        FloatVector dz = load(s.dGates.data(), at(s.dGates, row) + column);
        FloatVector x =
            load(s.input.data(), at(s.input, row) + column).sub(inputMean).mul(inputScale);
        FloatVector u = load(s.product.data(), at(s.product, row) + column).sub(mean).mul(scale);
        int bias = s.dBias.offset() + column;
        load(dBias, bias).add(dz).intoArray(dBias, bias);
        int to = s.dExtra.offset() + gate * s.dExtra.stride() + n;
        dz.fma(x, load(d, to)).intoArray(d, to);
        dz.fma(u, load(d, to + hidden)).intoArray(d, to + hidden);
        int gain = gain(s, column);
        FloatVector dx = dz.mul(load(e, gain));
        FloatVector du = dz.mul(load(e, gain + GATES * s.extra.stride()));
        inputFirst = inputFirst.add(dx);
        inputSecond = dx.fma(x, inputSecond);
        first = first.add(du);
        second = du.fma(u, second);
      }
      inputFirst.intoArray(sums, sum(s, row, 2) + n);
      inputSecond.intoArray(sums, sum(s, row, 3) + n);
      first.intoArray(sums, sum(s, row, 4) + n);
      second.intoArray(sums, sum(s, row, 5) + n);
    }
  }

  private static void fromGates(CellStep s) {
    int count = GATES * s.units;
    float[] e = s.extra.data();
    float[] dGates = s.dGates.data();
    for (int row = 0; row < s.rows; row++) {
      FloatVector inputMean = statistic(s, row, OF_INPUT);
      FloatVector inputScale = statistic(s, row, OF_INPUT + 1);
      FloatVector mean = statistic(s, row, OF_PRODUCT);
      FloatVector scale = statistic(s, row, OF_PRODUCT + 1);
      FloatVector inputFirst = VectorMoments.mean(s, row, 2, count);
      FloatVector inputSecond = VectorMoments.mean(s, row, 3, count);
      FloatVector first = VectorMoments.mean(s, row, 4, count);
      FloatVector second = VectorMoments.mean(s, row, 5, count);
      for (int i = 0; i < s.blocks * WIDTH; i += L) {
        int gain = gain(s, i);
        int to = at(s.dGates, row) + i;
        FloatVector real = VectorMoments.real(s, s.firstBlock + i / WIDTH, i % BLOCK);
        FloatVector x = load(s.input.data(), at(s.input, row) + i).sub(inputMean).mul(inputScale);
        FloatVector u = load(s.product.data(), at(s.product, row) + i).sub(mean).mul(scale);
        FloatVector dz = load(dGates, to);
        FloatVector dx = dz.mul(load(e, gain)).sub(inputFirst);
        FloatVector du = dz.mul(load(e, gain + GATES * s.extra.stride())).sub(first);
        x.neg().fma(inputSecond, dx).mul(inputScale).mul(real).intoArray(dGates, to);
        u.neg()
            .fma(second, du)
            .mul(scale)
            .mul(real)
            .intoArray(s.dProduct.data(), at(s.dProduct, row) + i);
      }
    }
  }
}
