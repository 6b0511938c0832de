package io.sluice.neural.kernel;

import static io.sluice.neural.kernel.CellKernels.BLOCK;

import io.sluice.neural.arithmetic.Fused;

/**
 * Gate pass of the LSTM with peepholes (Gers and Schmidhuber 2000) in plain loops; gates i, f, g,
 * o. i and f see the cell before, o the cell after. The extra parameters are the peepholes i, f, o.
 */
final class PlainPeephole implements CellKernel {
  private static final int WIDTH = 4 * BLOCK;

  @Override
  public void forward(int phase, CellStep s) {
    forward(
        s.rows,
        s.blocks,
        s.gates,
        s.bias.data(),
        s.bias.offset(),
        s.extra.data(),
        s.extra.offset(),
        s.extra.stride(),
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
        s.extra.data(),
        s.extra.offset(),
        s.extra.stride(),
        s.cellBefore,
        s.cell,
        s.updateMask,
        s.dHidden,
        s.carry,
        s.dGates,
        s.dBias.data(),
        s.dBias.offset(),
        s.dExtra.data(),
        s.dExtra.offset(),
        s.dExtra.stride());
  }

  private static void forward(
      int rows,
      int blocks,
      Rows gates,
      float[] bias,
      int biasOffset,
      float[] peepholes,
      int peepholeOffset,
      int peepholeStride,
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
    Stage.multiplyAdd(count, stage.repeat(7, rows, blocks, peepholes, peepholeOffset), c, i);
    int forget = peepholeOffset + peepholeStride;
    Stage.multiplyAdd(count, stage.repeat(7, rows, blocks, peepholes, forget), c, f);
    Stage.sigmoid(count, i);
    Stage.sigmoid(count, f);
    Stage.tanh(count, g);
    for (int n = 0; n < count; n++) {
      c[n] = Fused.multiplyAdd(f[n], c[n], i[n] * (g[n] * mask[n]));
    }
    int output = forget + peepholeStride;
    Stage.multiplyAdd(count, stage.repeat(7, rows, blocks, peepholes, output), c, o);
    Stage.sigmoid(count, o);
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
      float[] peepholes,
      int peepholeOffset,
      int peepholeStride,
      Rows cellPrevious,
      Rows cell,
      Rows updateMask,
      Rows dHidden,
      Rows dCell,
      Rows dGates,
      float[] dBias,
      int dBiasOffset,
      float[] dPeepholes,
      int dPeepholeOffset,
      int dPeepholeStride) {
    int count = rows * blocks * BLOCK;
    Stage stage = Stage.of(rows, blocks);
    float[] i = stage.gather(0, rows, blocks, gates, 0, WIDTH);
    float[] f = stage.gather(1, rows, blocks, gates, BLOCK, WIDTH);
    float[] g = stage.gather(2, rows, blocks, gates, 2 * BLOCK, WIDTH);
    float[] o = stage.gather(3, rows, blocks, gates, 3 * BLOCK, WIDTH);
    float[] previous = stage.gather(4, rows, blocks, cellPrevious, 0, BLOCK);
    float[] after = stage.gather(5, rows, blocks, cell, 0, BLOCK);
    float[] mask = stage.gather(6, rows, blocks, updateMask, 0, BLOCK);
    float[] dh = stage.gather(7, rows, blocks, dHidden, 0, BLOCK);
    float[] dc = stage.gather(8, rows, blocks, dCell, 0, BLOCK);
    float[] squashed = stage.lane(9);
    float[] before = stage.lane(10);
    Stage.tanh(count, after, squashed);
    System.arraycopy(previous, 0, before, 0, count);
    for (int n = 0; n < count; n++) {
      dc[n] =
          Fused.multiplyAdd(dh[n] * o[n], Fused.multiplyAdd(-squashed[n], squashed[n], 1), dc[n]);
    }
    float[] dOut = stage.lane(11);
    for (int n = 0; n < count; n++) {
      dOut[n] = dh[n] * squashed[n] * Fused.multiplyAdd(-o[n], o[n], o[n]);
    }
    int forget = peepholeOffset + peepholeStride;
    float[] peephole = stage.repeat(12, rows, blocks, peepholes, forget + peepholeStride);
    Stage.multiplyAdd(count, dOut, peephole, dc);
    PlainLstm.derivatives(count, i, f, g, o, previous, squashed, mask, dh, dc);
    Stage.multiplyAdd(count, i, stage.repeat(12, rows, blocks, peepholes, peepholeOffset), dc);
    Stage.multiplyAdd(count, f, stage.repeat(12, rows, blocks, peepholes, forget), dc);
    Stage.scatter(dc, rows, blocks, dCell, 0, BLOCK);
    Stage.scatterSummed(i, rows, blocks, dGates, 0, WIDTH, dBias, dBiasOffset);
    Stage.scatterSummed(f, rows, blocks, dGates, BLOCK, WIDTH, dBias, dBiasOffset);
    Stage.scatterSummed(g, rows, blocks, dGates, 2 * BLOCK, WIDTH, dBias, dBiasOffset);
    Stage.scatterSummed(o, rows, blocks, dGates, 3 * BLOCK, WIDTH, dBias, dBiasOffset);
    int d = dPeepholeOffset;
    Stage.addProducts(i, before, rows, blocks, dPeepholes, d);
    Stage.addProducts(f, before, rows, blocks, dPeepholes, d + dPeepholeStride);
    Stage.addProducts(o, after, rows, blocks, dPeepholes, d + 2 * dPeepholeStride);
  }
}
