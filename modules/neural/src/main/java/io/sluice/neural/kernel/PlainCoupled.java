package io.sluice.neural.kernel;

import static io.sluice.neural.kernel.CellKernels.BLOCK;

import io.sluice.neural.arithmetic.Fused;

/**
 * Gate pass of the LSTM with coupled gates (Greff et al. 2017, CIFG) in plain loops; gates f, g, o.
 * The input gate is what the forget gate leaves, i = 1 - f.
 *
 * <pre>c = f * c' + (1 - f) * (g * mask)        h = o * tanh(c)</pre>
 */
final class PlainCoupled implements CellKernel {
  private static final int WIDTH = 3 * BLOCK;

  @Override
  public void forward(int phase, CellStep s) {
    int rows = s.rows;
    int blocks = s.blocks;
    int count = rows * blocks * BLOCK;
    float[] bias = s.bias.data();
    int biasAt = s.bias.offset();
    Stage stage = Stage.of(rows, blocks);
    float[] f = stage.gatherBiased(0, rows, blocks, s.gates, 0, WIDTH, bias, biasAt);
    float[] g = stage.gatherBiased(1, rows, blocks, s.gates, BLOCK, WIDTH, bias, biasAt);
    float[] o = stage.gatherBiased(2, rows, blocks, s.gates, 2 * BLOCK, WIDTH, bias, biasAt);
    float[] c = stage.gather(3, rows, blocks, s.cellBefore, 0, BLOCK);
    float[] mask = stage.gather(4, rows, blocks, s.updateMask, 0, BLOCK);
    float[] h = stage.lane(5);
    Stage.sigmoid(count, f);
    Stage.tanh(count, g);
    Stage.sigmoid(count, o);
    for (int n = 0; n < count; n++) {
      mask[n] = g[n] * mask[n];
    }
    for (int n = 0; n < count; n++) {
      c[n] = Fused.multiplyAdd(f[n], c[n] - mask[n], mask[n]);
    }
    Stage.tanh(count, c, h);
    for (int n = 0; n < count; n++) {
      h[n] = o[n] * h[n];
    }
    Stage.scatter(f, rows, blocks, s.gates, 0, WIDTH);
    Stage.scatter(g, rows, blocks, s.gates, BLOCK, WIDTH);
    Stage.scatter(o, rows, blocks, s.gates, 2 * BLOCK, WIDTH);
    Stage.scatter(c, rows, blocks, s.cell, 0, BLOCK);
    Stage.scatter(h, rows, blocks, s.hidden, 0, BLOCK);
  }

  @Override
  public void backward(int phase, CellStep s) {
    int rows = s.rows;
    int blocks = s.blocks;
    int count = rows * blocks * BLOCK;
    Stage stage = Stage.of(rows, blocks);
    float[] f = stage.gather(0, rows, blocks, s.gates, 0, WIDTH);
    float[] g = stage.gather(1, rows, blocks, s.gates, BLOCK, WIDTH);
    float[] o = stage.gather(2, rows, blocks, s.gates, 2 * BLOCK, WIDTH);
    float[] previous = stage.gather(3, rows, blocks, s.cellBefore, 0, BLOCK);
    float[] squashed = stage.gather(4, rows, blocks, s.cell, 0, BLOCK);
    float[] mask = stage.gather(5, rows, blocks, s.updateMask, 0, BLOCK);
    float[] dh = stage.gather(6, rows, blocks, s.dHidden, 0, BLOCK);
    float[] dc = stage.gather(7, rows, blocks, s.carry, 0, BLOCK);
    Stage.tanh(count, squashed);
    for (int n = 0; n < count; n++) {
      dc[n] =
          Fused.multiplyAdd(dh[n] * o[n], Fused.multiplyAdd(-squashed[n], squashed[n], 1), dc[n]);
    }
    for (int n = 0; n < count; n++) {
      o[n] = dh[n] * squashed[n] * Fused.multiplyAdd(-o[n], o[n], o[n]);
    }
    for (int n = 0; n < count; n++) {
      previous[n] = dc[n] * (previous[n] - g[n] * mask[n]) * Fused.multiplyAdd(-f[n], f[n], f[n]);
    }
    for (int n = 0; n < count; n++) {
      f[n] = dc[n] * f[n];
    }
    for (int n = 0; n < count; n++) {
      g[n] = (dc[n] - f[n]) * mask[n] * Fused.multiplyAdd(-g[n], g[n], 1);
    }
    Stage.scatter(f, rows, blocks, s.carry, 0, BLOCK);
    float[] dBias = s.dBias.data();
    int first = s.dBias.offset();
    Stage.scatterSummed(previous, rows, blocks, s.dGates, 0, WIDTH, dBias, first);
    Stage.scatterSummed(g, rows, blocks, s.dGates, BLOCK, WIDTH, dBias, first);
    Stage.scatterSummed(o, rows, blocks, s.dGates, 2 * BLOCK, WIDTH, dBias, first);
  }
}
