package io.sluice.neural.kernel;

import static io.sluice.neural.kernel.CellKernels.BLOCK;

import io.sluice.neural.arithmetic.Fused;

/**
 * Gate pass of the simple recurrent network (Elman 1990) in plain loops.
 *
 * <pre>h = tanh(z + bias)</pre>
 */
final class PlainRnn implements CellKernel {
  @Override
  public void forward(int phase, CellStep s) {
    forward(s.rows, s.blocks, s.gates, s.bias.data(), s.bias.offset(), s.hidden);
  }

  @Override
  public void backward(int phase, CellStep s) {
    backward(s.rows, s.blocks, s.gates, s.dHidden, s.dGates, s.dBias.data(), s.dBias.offset());
  }

  private static void forward(
      int rows, int blocks, Rows gates, float[] bias, int biasOffset, Rows hidden) {
    Stage stage = Stage.of(rows, blocks);
    float[] h = stage.gatherBiased(0, rows, blocks, gates, 0, BLOCK, bias, biasOffset);
    Stage.tanh(rows * blocks * BLOCK, h);
    Stage.scatter(h, rows, blocks, gates, 0, BLOCK);
    Stage.scatter(h, rows, blocks, hidden, 0, BLOCK);
  }

  private static void backward(
      int rows, int blocks, Rows gates, Rows dHidden, Rows dGates, float[] dBias, int dBiasOffset) {
    Stage stage = Stage.of(rows, blocks);
    float[] h = stage.gather(0, rows, blocks, gates, 0, BLOCK);
    float[] dz = stage.gather(1, rows, blocks, dHidden, 0, BLOCK);
    for (int n = 0; n < rows * blocks * BLOCK; n++) {
      dz[n] = dz[n] * Fused.multiplyAdd(-h[n], h[n], 1);
    }
    Stage.scatter(dz, rows, blocks, dGates, 0, BLOCK);
    Stage.addRows(dz, rows, blocks, dBias, dBiasOffset, BLOCK);
  }
}
