package io.sluice.neural.recurrent;

import io.sluice.neural.engine.Engine;

/**
 * The recurrent products of a {@link Slice}: hidden units times weights, and derivatives by gates
 * times transposed weights. Either for all lanes of a step at once, before its gates are read, or
 * block by block between the gate passes.
 */
interface SliceProducts {
  /** Those of the engine's provider, or by the panel kernels. */
  static SliceProducts of(
      Engine engine, LayerDirection direction, int fromBlock, int blocks, int maxBatch) {
    return engine
        .gemm()
        .stepProducts()
        .<SliceProducts>map(
            steps -> new ProviderProducts(engine, steps, direction, fromBlock, blocks, maxBatch))
        .orElseGet(
            () -> new PanelProducts(direction, fromBlock, blocks, engine.kernels().panels()));
  }

  /** Own columns, padded to whole panels. */
  int forwardWidth();

  /** Own units, padded to whole panels. */
  int backwardWidth();

  /** Blocks that are multiplied, and then pass their gates, together. */
  int groupBlocks();

  /** Packs the weights, and takes over own units of the state before the first step. */
  void beginForward();

  /** Packs the transposed weights. */
  void beginBackward();

  /** Multiplies all lanes, before the gates of a step are read. */
  void forward(int step);

  /** Replaces the product of a step where it is kept apart, before blocks are added to it. */
  void readProduct(float[] target, int stride);

  /**
   * Adds hidden units times weights, for the columns of some blocks.
   *
   * @param operand [B, H]
   * @param target [B, own columns], rows {@code stride} apart
   */
  void addForward(
      int block, int blocks, int row, int rows, float[] operand, float[] target, int stride);

  /** Takes over own hidden units after a step. */
  void keepHidden(int step);

  /** Multiplies the derivatives of the step after for all lanes. */
  void backward(int step);

  /**
   * Adds derivatives by all pre-activations times transposed weights.
   *
   * @param operand [B, all columns]
   * @param target [B, own units], rows {@code stride} apart
   */
  void addBackward(int row, int rows, float[] operand, float[] target, int stride);

  /** Takes over own derivatives of a step. */
  void keepDerivatives(int step);
}
