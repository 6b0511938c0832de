package io.sluice.neural.recurrent;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.StepRows;
import io.sluice.neural.memory.Floats;

/**
 * Products of the rows of a step with the columns of a right operand that one worker owns. Either
 * of all lanes at once, before anything else of a step, or lane by lane and block by block, between
 * the gate passes.
 */
interface OwnProducts {
  /** Those of the engine's provider, or by the panel kernels. */
  static OwnProducts of(Engine engine, int depth, int columns, int maxBatch) {
    return engine
        .gemm()
        .stepProducts()
        .<OwnProducts>map(steps -> new ProviderProducts(engine, steps, depth, columns, maxBatch))
        .orElseGet(() -> new PanelProducts(engine.kernels().panels(), depth, columns));
  }

  int depth();

  int columns();

  /** Columns padded to whole panels. */
  int width();

  /** Takes over [depth, columns] weights. */
  void pack(Matrix weights);

  /** Whether lanes are multiplied all at once; if not, {@link #addProduct} is all there is. */
  boolean atOnce();

  /**
   * Multiplies all lanes, whose rows begin at {@code first}, for {@link #addProduct} to add what
   * came out.
   */
  void multiply(StepRows operand, int first, int batch);

  /**
   * Adds the product of all lanes to a target there and then; nothing is left to be added.
   *
   * @param target element (i, j) lies at {@code offset + i * stride + j}
   */
  void multiplyOnto(StepRows operand, int first, int batch, Floats target, int offset, int stride);

  /**
   * Adds rows times the columns {@code from} to {@code to} - 1, which begin a panel.
   *
   * @param operand [B, depth], rows {@code width} apart
   * @param target [B, columns], rows {@code stride} apart; columns beyond {@code to} up to a panel
   *     may be spoilt
   */
  void addProduct(
      int from, int to, int row, int rows, float[] operand, int width, float[] target, int stride);
}
