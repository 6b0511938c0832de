package io.sluice.vector;

import io.sluice.neural.kernel.CellKernels;

/** The gate passes of all cells on the Vector API. */
final class VectorCells {
  private VectorCells() {}

  /** On vectors from the first call on. */
  static CellKernels all() {
    return new CellKernels(
        new VectorLstm(),
        new VectorPeephole(),
        new VectorCoupled(),
        new VectorLayerNorm(),
        new VectorGru(),
        new VectorRnn());
  }

  /** On vectors as soon as those are compiled. */
  static CellKernels warming() {
    CellKernels plain = CellKernels.plain();
    CellKernels vector = all();
    return new CellKernels(
        new WarmingCellKernel(plain.lstm(), vector.lstm()),
        new WarmingCellKernel(plain.peephole(), vector.peephole()),
        new WarmingCellKernel(plain.coupled(), vector.coupled()),
        new WarmingCellKernel(plain.layerNorm(), vector.layerNorm()),
        new WarmingCellKernel(plain.gru(), vector.gru()),
        new WarmingCellKernel(plain.rnn(), vector.rnn()));
  }
}
