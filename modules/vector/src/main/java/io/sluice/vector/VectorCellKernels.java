package io.sluice.vector;

import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.Rows;

/** Gate passes on the Vector API. */
public final class VectorCellKernels implements CellKernels {
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
    VectorLstm.forward(
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
    VectorLstm.backward(
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
    VectorPeephole.forward(
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
    VectorPeephole.backward(
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
    VectorGru.forward(
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
    VectorGru.backward(
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
  }

  @Override
  public void rnnForward(
      int rows, int blocks, Rows gates, float[] bias, int biasOffset, Rows hidden) {
    VectorRnn.forward(rows, blocks, gates, bias, biasOffset, hidden);
  }

  @Override
  public void rnnBackward(
      int rows, int blocks, Rows gates, Rows dHidden, Rows dGates, float[] dBias, int dBiasOffset) {
    VectorRnn.backward(rows, blocks, gates, dHidden, dGates, dBias, dBiasOffset);
  }
}
