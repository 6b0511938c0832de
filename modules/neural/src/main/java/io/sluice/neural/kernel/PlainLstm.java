package io.sluice.neural.kernel;

import static io.sluice.neural.kernel.CellKernels.BLOCK;

import io.sluice.neural.arithmetic.Fused;

/**
 * Gate pass of the LSTM with forget gate (Gers et al. 2000) in plain loops; gates i, f, g, o.
 *
 * <pre>c = f * c' + i * (g * mask)        h = o * tanh(c)</pre>
 */
final class PlainLstm implements CellKernel {
  private static final int WIDTH = 4 * BLOCK;

  @Override
  public void forward(int phase, CellStep s) {
    forward(
        s.rows,
        s.blocks,
        s.gates,
        s.bias.data(),
        s.bias.offset(),
        s.cellBefore,
        s.updateMask,
        s.cell,
        s.hidden);
  }

  @Override
  public void backward(int phase, CellStep s) {
    backward(
        s.rows,
        s.blocks,
        s.gates,
        s.cellBefore,
        s.cell,
        s.updateMask,
        s.dHidden,
        s.carry,
        s.dGates,
        s.dBias.data(),
        s.dBias.offset());
  }

  private static void forward(
      int rows,
      int blocks,
      Rows gates,
      float[] bias,
      int biasOffset,
      Rows cellPrevious,
      Rows updateMask,
      Rows cell,
      Rows hidden) {
    int count = rows * blocks * BLOCK;
    Stage stage = Stage.of(rows, blocks);
    float[] i = stage.gatherBiased(0, rows, blocks, gates, 0, WIDTH, bias, biasOffset);
    float[] f = stage.gatherBiased(1, rows, blocks, gates, BLOCK, WIDTH, bias, biasOffset);
    float[] g = stage.gatherBiased(2, rows, blocks, gates, 2 * BLOCK, WIDTH, bias, biasOffset);
    float[] o = stage.gatherBiased(3, rows, blocks, gates, 3 * BLOCK, WIDTH, bias, biasOffset);
    float[] c = stage.gather(4, rows, blocks, cellPrevious, 0, BLOCK);
    float[] mask = stage.gather(5, rows, blocks, updateMask, 0, BLOCK);
    float[] h = stage.lane(6);
    Stage.sigmoid(count, i);
    Stage.sigmoid(count, f);
    Stage.tanh(count, g);
    Stage.sigmoid(count, o);
    for (int n = 0; n < count; n++) {
      c[n] = Fused.multiplyAdd(f[n], c[n], i[n] * (g[n] * mask[n]));
    }
    Stage.tanh(count, c, h);
    for (int n = 0; n < count; n++) {
      h[n] = o[n] * h[n];
    }
    Stage.scatter(i, rows, blocks, gates, 0, WIDTH);
    Stage.scatter(f, rows, blocks, gates, BLOCK, WIDTH);
    Stage.scatter(g, rows, blocks, gates, 2 * BLOCK, WIDTH);
    Stage.scatter(o, rows, blocks, gates, 3 * BLOCK, WIDTH);
    Stage.scatter(c, rows, blocks, cell, 0, BLOCK);
    Stage.scatter(h, rows, blocks, hidden, 0, BLOCK);
  }

  private static void backward(
      int rows,
      int blocks,
      Rows gates,
      Rows cellPrevious,
      Rows cell,
      Rows updateMask,
      Rows dHidden,
      Rows dCell,
      Rows dGates,
      float[] dBias,
      int dBiasOffset) {
    int count = rows * blocks * BLOCK;
    Stage stage = Stage.of(rows, blocks);
    float[] i = stage.gather(0, rows, blocks, gates, 0, WIDTH);
    float[] f = stage.gather(1, rows, blocks, gates, BLOCK, WIDTH);
    float[] g = stage.gather(2, rows, blocks, gates, 2 * BLOCK, WIDTH);
    float[] o = stage.gather(3, rows, blocks, gates, 3 * BLOCK, WIDTH);
    float[] previous = stage.gather(4, rows, blocks, cellPrevious, 0, BLOCK);
    float[] squashed = stage.gather(5, rows, blocks, cell, 0, BLOCK);
    float[] mask = stage.gather(6, rows, blocks, updateMask, 0, BLOCK);
    float[] dh = stage.gather(7, rows, blocks, dHidden, 0, BLOCK);
    float[] dc = stage.gather(8, rows, blocks, dCell, 0, BLOCK);
    Stage.tanh(count, squashed);
    for (int n = 0; n < count; n++) {
      dc[n] =
          Fused.multiplyAdd(dh[n] * o[n], Fused.multiplyAdd(-squashed[n], squashed[n], 1), dc[n]);
    }
    derivatives(count, i, f, g, o, previous, squashed, mask, dh, dc);
    Stage.scatter(dc, rows, blocks, dCell, 0, BLOCK);
    Stage.scatterSummed(i, rows, blocks, dGates, 0, WIDTH, dBias, dBiasOffset);
    Stage.scatterSummed(f, rows, blocks, dGates, BLOCK, WIDTH, dBias, dBiasOffset);
    Stage.scatterSummed(g, rows, blocks, dGates, 2 * BLOCK, WIDTH, dBias, dBiasOffset);
    Stage.scatterSummed(o, rows, blocks, dGates, 3 * BLOCK, WIDTH, dBias, dBiasOffset);
  }

  /** Replaces the gates by the derivatives by their pre-activations, dc by that by c'. */
  static void derivatives(
      int count,
      float[] i,
      float[] f,
      float[] g,
      float[] o,
      float[] previous,
      float[] squashed,
      float[] mask,
      float[] dh,
      float[] dc) {
    for (int n = 0; n < count; n++) {
      o[n] = dh[n] * squashed[n] * Fused.multiplyAdd(-o[n], o[n], o[n]);
    }
    for (int n = 0; n < count; n++) {
      previous[n] = dc[n] * previous[n] * Fused.multiplyAdd(-f[n], f[n], f[n]);
    }
    for (int n = 0; n < count; n++) {
      float update = g[n];
      float in = i[n];
      i[n] = dc[n] * (update * mask[n]) * Fused.multiplyAdd(-in, in, in);
      g[n] = dc[n] * in * mask[n] * Fused.multiplyAdd(-update, update, 1);
    }
    for (int n = 0; n < count; n++) {
      dc[n] = dc[n] * f[n];
    }
    System.arraycopy(previous, 0, f, 0, count);
  }
}
