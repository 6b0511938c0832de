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

  /**
   * One step of the LSTM with peepholes (Gers and Schmidhuber 2000): i and f see the cell before, o
   * the cell after.
   *
   * @param peepholes i, f, o; that of kind k and unit u at {@code peepholeOffset + k *
   *     peepholeStride + u}
   */
  void peepholeForward(
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
      Rows hidden);

  /**
   * Backward of {@link #peepholeForward}; as {@link #lstmBackward}.
   *
   * @param dPeepholes sums over rows are added here, in the layout of the peepholes
   */
  void peepholeBackward(
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
      int dPeepholeStride);

  /**
   * One step of the gated recurrent unit (Cho et al. 2014), reset applied after the product as in
   * cuDNN; gates in the order r, z, n.
   *
   * <pre>n = tanh(x_n + b_n + r * (u_n + b_u))        h = (1 - z) * (n * mask) + z * h'</pre>
   *
   * @param gates projected input x without bias; replaced by the gates
   * @param product recurrent product u of all gates
   * @param candidateBias b_u of the first block's units, from {@code candidateBiasOffset} on
   * @param candidate receives u_n + b_u
   */
  void gruForward(
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
      Rows hidden);

  /**
   * Backward of {@link #gruForward}.
   *
   * @param dHidden derivative by h through outputs and products
   * @param dCarry the rest of it; replaced by the derivative by h' past the gates
   * @param dGates receives the derivative by x
   * @param dProduct receives the derivative by u
   */
  void gruBackward(
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
      int dCandidateBiasOffset);

  /**
   * One step of the simple recurrent network (Elman 1990).
   *
   * @param gates pre-activations without bias; replaced by h = tanh(z + bias)
   */
  void rnnForward(int rows, int blocks, Rows gates, float[] bias, int biasOffset, Rows hidden);

  /** Backward of {@link #rnnForward}. */
  void rnnBackward(
      int rows, int blocks, Rows gates, Rows dHidden, Rows dGates, float[] dBias, int dBiasOffset);
}
