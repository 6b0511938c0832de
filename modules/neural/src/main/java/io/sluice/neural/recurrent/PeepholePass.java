package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.Rows;

/** Gate passes of the LSTM with peepholes. */
final class PeepholePass implements GatePass {
  private final Rows gates = new Rows();
  private final Rows cellBefore = new Rows();
  private final Rows mask = new Rows();
  private final Rows cell = new Rows();
  private final Rows hidden = new Rows();
  private final Rows dCell = new Rows();
  private final Rows dGates = new Rows();

  @Override
  public void forward(
      CellKernels kernels, Slice slice, int step, int block, int blocks, int row, int rows) {
    LayerDirection d = slice.direction;
    kernels.peepholeForward(
        rows,
        blocks,
        slice.gateRows(gates, block, row),
        d.bias,
        slice.fromColumn + block * d.layout.blockColumns(),
        d.extra,
        slice.fromUnit + block * CellKernels.BLOCK,
        d.layout.paddedHidden(),
        slice.unitRows(cellBefore, d.cell[step & 1], block, row),
        slice.maskRows(mask, block, row),
        slice.unitRows(cell, d.cell[(step + 1) & 1], block, row),
        slice.unitRows(hidden, d.hidden[(step + 1) & 1], block, row));
  }

  @Override
  public void backward(CellKernels kernels, Slice slice, int step, int row, int rows) {
    LayerDirection d = slice.direction;
    kernels.peepholeBackward(
        rows,
        slice.blocks,
        slice.gateRows(gates, 0, row),
        d.extra,
        slice.fromUnit,
        d.layout.paddedHidden(),
        slice.scratchRows(cellBefore, slice.cellBefore, row),
        slice.scratchRows(cell, slice.cellAfter, row),
        slice.maskRows(mask, 0, row),
        slice.scratchRows(hidden, slice.dHidden, row),
        slice.unitRows(dCell, d.carry, 0, row),
        slice.columnRows(dGates, d.dGates[step & 1], row),
        slice.dBias,
        0,
        slice.dExtra,
        0,
        slice.blocks * CellKernels.BLOCK);
  }
}
