package io.sluice.neural.kernel;

import static io.sluice.neural.kernel.CellKernels.BLOCK;

import io.sluice.neural.arithmetic.Fused;

/**
 * Gate pass of the gated recurrent unit (Cho et al. 2014) in plain loops, reset applied after the
 * product as in cuDNN; gates r, z, n. The product u is kept apart from the projected input x; the
 * extra parameter is b_u.
 *
 * <pre>n = tanh(x_n + b_n + r * (u_n + b_u))        h = (1 - z) * (n * mask) + z * h'</pre>
 */
final class PlainGru implements CellKernel {
  private static final int WIDTH = 3 * BLOCK;

  @Override
  public void forward(int phase, CellStep s) {
    forward(
        s.rows,
        s.blocks,
        s.gates,
        s.product,
        s.bias.data(),
        s.bias.offset(),
        s.extra.data(),
        s.extra.offset(),
        s.hiddenBefore,
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
        s.hiddenBefore,
        s.cell,
        s.updateMask,
        s.dHidden,
        s.carry,
        s.dGates,
        s.dProduct,
        s.dBias.data(),
        s.dBias.offset(),
        s.dExtra.data(),
        s.dExtra.offset());
  }

  private static void forward(
      int rows,
      int blocks,
      Rows gates,
      Rows product,
      float[] bias,
      int biasOffset,
      float[] candidateBias,
      int candidateBiasOffset,
      Rows hiddenPrevious,
      Rows updateMask,
      Rows candidate,
      Rows hidden) {
    int count = rows * blocks * BLOCK;
    Stage stage = Stage.of(rows, blocks);
    float[] r = stage.gather(0, rows, blocks, gates, 0, WIDTH);
    float[] z = stage.gather(1, rows, blocks, gates, BLOCK, WIDTH);
    float[] n = stage.gatherBiased(2, rows, blocks, gates, 2 * BLOCK, WIDTH, bias, biasOffset);
    float[] ur = stage.gather(3, rows, blocks, product, 0, WIDTH);
    float[] uz = stage.gather(4, rows, blocks, product, BLOCK, WIDTH);
    float[] q = stage.gather(5, rows, blocks, product, 2 * BLOCK, WIDTH);
    float[] inside = stage.repeat(6, rows, blocks, candidateBias, candidateBiasOffset);
    float[] h = stage.gather(7, rows, blocks, hiddenPrevious, 0, BLOCK);
    float[] mask = stage.gather(8, rows, blocks, updateMask, 0, BLOCK);
    Stage.add(count, r, ur);
    Stage.add(count, z, uz);
    Stage.add(count, q, inside);
    stage.addBias(0, rows, blocks, bias, biasOffset, WIDTH);
    stage.addBias(1, rows, blocks, bias, biasOffset + BLOCK, WIDTH);
    Stage.sigmoid(count, r);
    Stage.sigmoid(count, z);
    for (int i = 0; i < count; i++) {
      n[i] = Fused.multiplyAdd(r[i], q[i], n[i]);
    }
    Stage.tanh(count, n);
    for (int i = 0; i < count; i++) {
      mask[i] = n[i] * mask[i];
    }
    for (int i = 0; i < count; i++) {
      h[i] = Fused.multiplyAdd(z[i], h[i] - mask[i], mask[i]);
    }
    Stage.scatter(r, rows, blocks, gates, 0, WIDTH);
    Stage.scatter(z, rows, blocks, gates, BLOCK, WIDTH);
    Stage.scatter(n, rows, blocks, gates, 2 * BLOCK, WIDTH);
    Stage.scatter(q, rows, blocks, candidate, 0, BLOCK);
    Stage.scatter(h, rows, blocks, hidden, 0, BLOCK);
  }

  private static void backward(
      int rows,
      int blocks,
      Rows gates,
      Rows hiddenPrevious,
      Rows candidate,
      Rows updateMask,
      Rows dHidden,
      Rows dCarry,
      Rows dGates,
      Rows dProduct,
      float[] dBias,
      int dBiasOffset,
      float[] dCandidateBias,
      int dCandidateBiasOffset) {
    int count = rows * blocks * BLOCK;
    Stage stage = Stage.of(rows, blocks);
    float[] r = stage.gather(0, rows, blocks, gates, 0, WIDTH);
    float[] z = stage.gather(1, rows, blocks, gates, BLOCK, WIDTH);
    float[] n = stage.gather(2, rows, blocks, gates, 2 * BLOCK, WIDTH);
    float[] previous = stage.gather(3, rows, blocks, hiddenPrevious, 0, BLOCK);
    float[] q = stage.gather(4, rows, blocks, candidate, 0, BLOCK);
    float[] mask = stage.gather(5, rows, blocks, updateMask, 0, BLOCK);
    float[] dh = stage.gather(6, rows, blocks, dHidden, 0, BLOCK);
    float[] carry = stage.gather(7, rows, blocks, dCarry, 0, BLOCK);
    Stage.add(count, dh, carry);
    for (int i = 0; i < count; i++) {
      previous[i] = dh[i] * (previous[i] - n[i] * mask[i]) * Fused.multiplyAdd(-z[i], z[i], z[i]);
    }
    for (int i = 0; i < count; i++) {
      carry[i] = dh[i] * z[i];
    }
    for (int i = 0; i < count; i++) {
      n[i] = (dh[i] - carry[i]) * mask[i] * Fused.multiplyAdd(-n[i], n[i], 1);
    }
    for (int i = 0; i < count; i++) {
      q[i] = n[i] * q[i] * Fused.multiplyAdd(-r[i], r[i], r[i]);
    }
    for (int i = 0; i < count; i++) {
      r[i] = n[i] * r[i];
    }
    Stage.scatter(carry, rows, blocks, dCarry, 0, BLOCK);
    Stage.scatter(q, rows, blocks, dGates, 0, WIDTH);
    Stage.scatter(previous, rows, blocks, dGates, BLOCK, WIDTH);
    Stage.scatter(n, rows, blocks, dGates, 2 * BLOCK, WIDTH);
    Stage.scatter(q, rows, blocks, dProduct, 0, WIDTH);
    Stage.scatter(previous, rows, blocks, dProduct, BLOCK, WIDTH);
    Stage.scatter(r, rows, blocks, dProduct, 2 * BLOCK, WIDTH);
    Stage.addRows(q, rows, blocks, dBias, dBiasOffset, WIDTH);
    Stage.addRows(previous, rows, blocks, dBias, dBiasOffset + BLOCK, WIDTH);
    Stage.addRows(n, rows, blocks, dBias, dBiasOffset + 2 * BLOCK, WIDTH);
    Stage.addRows(r, rows, blocks, dCandidateBias, dCandidateBiasOffset, BLOCK);
  }
}
