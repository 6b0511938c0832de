package io.sluice.neural.kernel;

/**
 * Gate passes of the recurrent cells: everything of a step but the products. Gate columns are
 * interleaved in blocks of 16 units: column = (block * gates + gate) * 16 + unit. Rows are lanes of
 * the batch; views of single units (cell, hidden, masks) have 16 columns a block.
 *
 * <p>Backward passes add to the sums of bias and peephole gradients in ascending order of the rows,
 * one chain of additions for each element.
 */
public interface CellKernels {
  /** Units of one block. */
  int BLOCK = 16;

  /**
   * One step of the LSTM with forget gate (Gers et al. 2000), gates in the order i, f, g, o. The
   * mask multiplies the cell update (Semeniuta et al. 2016, eq. 9).
   *
   * <pre>c = f * c' + i * (g * mask)        h = o * tanh(c)</pre>
   *
   * @param gates pre-activations without bias; replaced by the gates
   * @param bias of the first block's columns, from {@code biasOffset} on
   */
  void lstmForward(
      int rows,
      int blocks,
      Rows gates,
      float[] bias,
      int biasOffset,
      Rows cellPrevious,
      Rows updateMask,
      Rows cell,
      Rows hidden);

  /**
   * Backward of {@link #lstmForward}.
   *
   * @param dCell derivative by c, without the part through h; replaced by the derivative by c'
   * @param dGates receives the derivative by the pre-activations
   * @param dBias sums over rows are added here, from {@code dBiasOffset} on
   */
  void lstmBackward(
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
      int dBiasOffset);
}
