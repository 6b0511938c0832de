package io.sluice.neural.kernel;

/**
 * What a gate pass works on: views that their owner moves from step to step, so that steps allocate
 * nothing. Every cell reads and writes those that it needs; see {@link CellKernel}.
 *
 * <p>Rows are lanes of the batch. Gate columns are interleaved in blocks of 16 units: column =
 * (block * gates + gate) * 16 + unit. Views of single units have 16 columns a block. A pass is over
 * {@code blocks} neighbouring blocks of a layer.
 */
public final class CellStep {
  public int rows;
  public int blocks;

  /** Pre-activations without bias, replaced by the gates; backward, the gates. */
  public final Rows gates = new Rows();

  /** Recurrent product, of cells that keep it apart. */
  public final Rows product = new Rows();

  /** The same for all rows. */
  public final Rows bias = new Rows();

  /** Parameters of single units; row k is the k-th kind. */
  public final Rows extra = new Rows();

  public final Rows hiddenBefore = new Rows();
  public final Rows cellBefore = new Rows();

  /** Multiplies the update of the state (Semeniuta et al. 2016, eq. 9). */
  public final Rows updateMask = new Rows();

  /** Cell after the step; of a GRU, the inner part of the candidate. */
  public final Rows cell = new Rows();

  /** Receives the hidden units after the step. */
  public final Rows hidden = new Rows();

  /** Backward: derivative by the hidden units through outputs and products. */
  public final Rows dHidden = new Rows();

  /**
   * Backward: the rest of the derivative by the state after the step; replaced by that by the state
   * before it past the products.
   */
  public final Rows carry = new Rows();

  /** Backward: receives the derivative by the projected input. */
  public final Rows dGates = new Rows();

  /** Backward: receives the derivative by the recurrent product, of cells that keep it apart. */
  public final Rows dProduct = new Rows();

  /** Backward: sums over rows are added here, in the layout of the bias. */
  public final Rows dBias = new Rows();

  /** Backward: sums over rows are added here, in the layout of the extra parameters. */
  public final Rows dExtra = new Rows();

  /** Units of the layer, padding excluded; this and the following for cells that normalise. */
  public int units;

  /** Blocks of the layer. */
  public int allBlocks;

  /** Place of the first block of the pass among them. */
  public int firstBlock;

  /** Projected inputs of all blocks, with rows as everything here. */
  public final Rows allInputs = new Rows();

  /** Recurrent products of all blocks. */
  public final Rows allProducts = new Rows();

  /** Cells after the step of all blocks. */
  public final Rows allCells = new Rows();

  /** Means and scales, see {@link Normalisation}; kept from the forward pass to the backward. */
  public final Rows statistics = new Rows();

  /** Backward: projected inputs. */
  public final Rows input = new Rows();

  /** Backward: values of all blocks that go into sums, see {@link Normalisation#SUMS}. */
  public final Rows allSums = new Rows();

  /** Room for the sums of one block. */
  public final float[] room = new float[CellKernels.BLOCK];
}
