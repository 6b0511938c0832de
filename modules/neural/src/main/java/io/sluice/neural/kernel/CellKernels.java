package io.sluice.neural.kernel;

/**
 * Gate passes of the recurrent cells. The plain ones say what each computes.
 *
 * @param lstm see {@link PlainLstm}
 * @param peephole see {@link PlainPeephole}
 * @param coupled see {@link PlainCoupled}
 * @param layerNorm see {@link PlainLayerNorm}
 * @param gru see {@link PlainGru}
 * @param rnn see {@link PlainRnn}
 */
public record CellKernels(
    CellKernel lstm,
    CellKernel peephole,
    CellKernel coupled,
    CellKernel layerNorm,
    CellKernel gru,
    CellKernel rnn) {
  /** Units of one block. */
  public static final int BLOCK = 16;

  /** Gate passes in plain loops. */
  public static CellKernels plain() {
    return new CellKernels(
        new PlainLstm(),
        new PlainPeephole(),
        new PlainCoupled(),
        new PlainLayerNorm(),
        new PlainGru(),
        new PlainRnn());
  }
}
