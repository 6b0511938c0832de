package io.sluice.vector;

import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.PlainCellKernels;
import io.sluice.neural.kernel.Rows;

/** Gate passes on vectors as soon as those are compiled, in plain loops until then. */
final class WarmingCellKernels implements CellKernels {
  private final CellKernels plain = new PlainCellKernels();
  private final CellKernels vector = new VectorCellKernels();
  private final WarmUp lstmForward = new WarmUp();
  private final WarmUp lstmBackward = new WarmUp();
  private final WarmUp peepholeForward = new WarmUp();
  private final WarmUp peepholeBackward = new WarmUp();
  private final WarmUp gruForward = new WarmUp();
  private final WarmUp gruBackward = new WarmUp();
  private final WarmUp rnnForward = new WarmUp();
  private final WarmUp rnnBackward = new WarmUp();

  /** What a gate pass does with the kernels it is given. */
  private interface Pass {
    void run(CellKernels kernels);
  }

  private void run(WarmUp warmUp, int rows, int blocks, Pass pass) {
    boolean onVectors = warmUp.trial();
    long begin = System.nanoTime();
    pass.run(onVectors ? vector : plain);
    warmUp.note(onVectors, System.nanoTime() - begin, (double) rows * blocks);
  }

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
    if (lstmForward.over()) {
      vector.lstmForward(
          rows, blocks, gates, bias, biasOffset, cellPrevious, updateMask, cell, hidden);
    } else {
      run(
          lstmForward,
          rows,
          blocks,
          kernels ->
              kernels.lstmForward(
                  rows, blocks, gates, bias, biasOffset, cellPrevious, updateMask, cell, hidden));
    }
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
    if (lstmBackward.over()) {
      vector.lstmBackward(
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
    } else {
      run(
          lstmBackward,
          rows,
          blocks,
          kernels ->
              kernels.lstmBackward(
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
                  dBiasOffset));
    }
  }

  @Override
  public void peepholeForward(
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
    if (peepholeForward.over()) {
      vector.peepholeForward(
          rows,
          blocks,
          gates,
          bias,
          biasOffset,
          peepholes,
          peepholeOffset,
          peepholeStride,
          cellPrevious,
          updateMask,
          cell,
          hidden);
    } else {
      run(
          peepholeForward,
          rows,
          blocks,
          kernels ->
              kernels.peepholeForward(
                  rows,
                  blocks,
                  gates,
                  bias,
                  biasOffset,
                  peepholes,
                  peepholeOffset,
                  peepholeStride,
                  cellPrevious,
                  updateMask,
                  cell,
                  hidden));
    }
  }

  @Override
  public void peepholeBackward(
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
    if (peepholeBackward.over()) {
      vector.peepholeBackward(
          rows,
          blocks,
          gates,
          peepholes,
          peepholeOffset,
          peepholeStride,
          cellPrevious,
          cell,
          updateMask,
          dHidden,
          dCell,
          dGates,
          dBias,
          dBiasOffset,
          dPeepholes,
          dPeepholeOffset,
          dPeepholeStride);
    } else {
      run(
          peepholeBackward,
          rows,
          blocks,
          kernels ->
              kernels.peepholeBackward(
                  rows,
                  blocks,
                  gates,
                  peepholes,
                  peepholeOffset,
                  peepholeStride,
                  cellPrevious,
                  cell,
                  updateMask,
                  dHidden,
                  dCell,
                  dGates,
                  dBias,
                  dBiasOffset,
                  dPeepholes,
                  dPeepholeOffset,
                  dPeepholeStride));
    }
  }

  @Override
  public void gruForward(
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
    if (gruForward.over()) {
      vector.gruForward(
          rows,
          blocks,
          gates,
          product,
          bias,
          biasOffset,
          candidateBias,
          candidateBiasOffset,
          hiddenPrevious,
          updateMask,
          candidate,
          hidden);
    } else {
      run(
          gruForward,
          rows,
          blocks,
          kernels ->
              kernels.gruForward(
                  rows,
                  blocks,
                  gates,
                  product,
                  bias,
                  biasOffset,
                  candidateBias,
                  candidateBiasOffset,
                  hiddenPrevious,
                  updateMask,
                  candidate,
                  hidden));
    }
  }

  @Override
  public void gruBackward(
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
    if (gruBackward.over()) {
      vector.gruBackward(
          rows,
          blocks,
          gates,
          hiddenPrevious,
          candidate,
          updateMask,
          dHidden,
          dCarry,
          dGates,
          dProduct,
          dBias,
          dBiasOffset,
          dCandidateBias,
          dCandidateBiasOffset);
    } else {
      run(
          gruBackward,
          rows,
          blocks,
          kernels ->
              kernels.gruBackward(
                  rows,
                  blocks,
                  gates,
                  hiddenPrevious,
                  candidate,
                  updateMask,
                  dHidden,
                  dCarry,
                  dGates,
                  dProduct,
                  dBias,
                  dBiasOffset,
                  dCandidateBias,
                  dCandidateBiasOffset));
    }
  }

  @Override
  public void rnnForward(
      int rows, int blocks, Rows gates, float[] bias, int biasOffset, Rows hidden) {
    if (rnnForward.over()) {
      vector.rnnForward(rows, blocks, gates, bias, biasOffset, hidden);
    } else {
      run(
          rnnForward,
          rows,
          blocks,
          kernels -> kernels.rnnForward(rows, blocks, gates, bias, biasOffset, hidden));
    }
  }

  @Override
  public void rnnBackward(
      int rows, int blocks, Rows gates, Rows dHidden, Rows dGates, float[] dBias, int dBiasOffset) {
    if (rnnBackward.over()) {
      vector.rnnBackward(rows, blocks, gates, dHidden, dGates, dBias, dBiasOffset);
    } else {
      run(
          rnnBackward,
          rows,
          blocks,
          kernels -> kernels.rnnBackward(rows, blocks, gates, dHidden, dGates, dBias, dBiasOffset));
    }
  }
}
