package io.sluice.neural.kernel;

/** Gate passes in plain loops. */
public final class PlainCellKernels implements CellKernels {
  @Override
  public void lstmForward(
      int rows,
      int blocks,
      Rows gates,
      float[] bias,
      int biasOffset,
      Rows cellPrevious,
      Rows updateMask,
      Rows cell,
      Rows hidden) {
    PlainLstm.forward(
        rows, blocks, gates, bias, biasOffset, cellPrevious, updateMask, cell, hidden);
  }

  @Override
  public void lstmBackward(
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
    PlainLstm.backward(
        rows,
        blocks,
        gates,
        cellPrevious,
        cell,
        updateMask,
        dHidden,
        dCell,
        dGates,
        dBias,
        dBiasOffset);
  }
}
