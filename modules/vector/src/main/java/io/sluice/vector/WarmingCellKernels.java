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
    boolean onVectors = lstmForward.onVectors();
    long begin = lstmForward.begin();
    (onVectors ? vector : plain)
        .lstmForward(rows, blocks, gates, bias, biasOffset, cellPrevious, updateMask, cell, hidden);
    lstmForward.end(onVectors, begin, (double) rows * blocks);
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
    boolean onVectors = lstmBackward.onVectors();
    long begin = lstmBackward.begin();
    (onVectors ? vector : plain)
        .lstmBackward(
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
    lstmBackward.end(onVectors, begin, (double) rows * blocks);
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
    boolean onVectors = peepholeForward.onVectors();
    long begin = peepholeForward.begin();
    (onVectors ? vector : plain)
        .peepholeForward(
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
    peepholeForward.end(onVectors, begin, (double) rows * blocks);
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
    boolean onVectors = peepholeBackward.onVectors();
    long begin = peepholeBackward.begin();
    (onVectors ? vector : plain)
        .peepholeBackward(
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
    peepholeBackward.end(onVectors, begin, (double) rows * blocks);
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
    boolean onVectors = gruForward.onVectors();
    long begin = gruForward.begin();
    (onVectors ? vector : plain)
        .gruForward(
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
    gruForward.end(onVectors, begin, (double) rows * blocks);
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
    boolean onVectors = gruBackward.onVectors();
    long begin = gruBackward.begin();
    (onVectors ? vector : plain)
        .gruBackward(
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
    gruBackward.end(onVectors, begin, (double) rows * blocks);
  }

  @Override
  public void rnnForward(
      int rows, int blocks, Rows gates, float[] bias, int biasOffset, Rows hidden) {
    boolean onVectors = rnnForward.onVectors();
    long begin = rnnForward.begin();
    (onVectors ? vector : plain).rnnForward(rows, blocks, gates, bias, biasOffset, hidden);
    rnnForward.end(onVectors, begin, (double) rows * blocks);
  }

  @Override
  public void rnnBackward(
      int rows, int blocks, Rows gates, Rows dHidden, Rows dGates, float[] dBias, int dBiasOffset) {
    boolean onVectors = rnnBackward.onVectors();
    long begin = rnnBackward.begin();
    (onVectors ? vector : plain)
        .rnnBackward(rows, blocks, gates, dHidden, dGates, dBias, dBiasOffset);
    rnnBackward.end(onVectors, begin, (double) rows * blocks);
  }
}
