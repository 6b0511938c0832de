package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.Rows;

/** Gate passes of the simple recurrent network. */
final class RnnPass implements GatePass {
  private final Rows gates = new Rows();
  private final Rows hidden = new Rows();
  private final Rows dGates = new Rows();

  @Override
  public void forward(
      CellKernels kernels, Slice slice, int step, int block, int blocks, int row, int rows) {
    LayerDirection d = slice.direction;
    kernels.rnnForward(
        rows,
        blocks,
        slice.gateRows(gates, block, row),
        d.bias,
        slice.fromColumn + block * d.layout.blockColumns(),
        slice.unitRows(hidden, d.hidden[(step + 1) & 1], block, row));
  }

  @Override
  public void backward(CellKernels kernels, Slice slice, int step, int row, int rows) {
    LayerDirection d = slice.direction;
    kernels.rnnBackward(
        rows,
        slice.blocks,
        slice.gateRows(gates, 0, row),
        slice.scratchRows(hidden, slice.dHidden, row),
        slice.columnRows(dGates, d.dGates[step & 1], row),
        slice.dBias,
        0);
  }
}
