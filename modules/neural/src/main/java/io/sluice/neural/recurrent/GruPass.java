package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.Rows;

/**
 * Gate passes of the gated recurrent unit. What other cells keep as their cell is here the inner
 * part of the candidate.
 */
final class GruPass implements GatePass {
  private final Rows gates = new Rows();
  private final Rows product = new Rows();
  private final Rows hiddenBefore = new Rows();
  private final Rows mask = new Rows();
  private final Rows candidate = new Rows();
  private final Rows hidden = new Rows();
  private final Rows dCarry = new Rows();
  private final Rows dGates = new Rows();
  private final Rows dProduct = new Rows();

  @Override
  public boolean separateProduct() {
    return true;
  }

  @Override
  public void forward(
      CellKernels kernels, Slice slice, int step, int block, int blocks, int row, int rows) {
    LayerDirection d = slice.direction;
    kernels.gruForward(
        rows,
        blocks,
        slice.gateRows(gates, block, row),
        slice.productRows(product, block, row),
        d.bias,
        slice.fromColumn + block * d.layout.blockColumns(),
        d.extra,
        slice.fromUnit + block * CellKernels.BLOCK,
        slice.unitRows(hiddenBefore, d.hidden[step & 1], block, row),
        slice.maskRows(mask, block, row),
        slice.unitRows(candidate, d.cell[(step + 1) & 1], block, row),
        slice.unitRows(hidden, d.hidden[(step + 1) & 1], block, row));
  }

  @Override
  public void backward(CellKernels kernels, Slice slice, int step, int row, int rows) {
    LayerDirection d = slice.direction;
    kernels.gruBackward(
        rows,
        slice.blocks,
        slice.gateRows(gates, 0, row),
        slice.scratchRows(hiddenBefore, slice.readHiddenBefore(step, row, rows), row),
        slice.scratchRows(candidate, slice.cellAfter, row),
        slice.maskRows(mask, 0, row),
        slice.scratchRows(hidden, slice.dHidden, row),
        slice.unitRows(dCarry, d.carry, 0, row),
        slice.columnRows(dGates, d.dGates[step & 1], row),
        slice.columnRows(dProduct, d.dHiddenGates[step & 1], row),
        slice.dBias,
        0,
        slice.dExtra,
        0);
  }
}
