package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.kernel.Normalisation;

/**
 * What one worker's units show the others of their pre-activations, and read of theirs, where a
 * cell normalises over all units. For other cells nothing is reserved and nothing happens.
 */
final class NormalisationShare {
  private final LayerDirection direction;
  private final boolean active;
  private final int fromUnit;
  private final int fromColumn;
  private final int columns;
  private final int stride;

  /** [B, own columns]: projected input, in the backward pass. */
  private final float[] input;

  /** [T * B, statistics]: from the forward pass to the backward. */
  private final float[] statistics;

  /**
   * @param stride distance between the rows of own columns
   */
  NormalisationShare(
      LayerDirection direction, int fromBlock, int toBlock, int maxBatch, int stride) {
    this.direction = direction;
    this.stride = stride;
    GateLayout layout = direction.layout;
    active = layout.cell().normalises();
    fromUnit = fromBlock * CellKernels.BLOCK;
    fromColumn = fromBlock * layout.blockColumns();
    columns = (toBlock - fromBlock) * layout.blockColumns();
    int maxRows = active ? direction.gates.length() / layout.columns() : 0;
    input = new float[active ? maxBatch * stride : 0];
    statistics = new float[maxRows * Normalisation.STATISTICS];
  }

  /** Whether the cell normalises. */
  boolean active() {
    return active;
  }

  /** Where the backward pass expects own projected inputs of a step. */
  float[] input() {
    return input;
  }

  /** Shows own projected inputs and products of a step to all workers. */
  void show(float[] projectedInput, float[] product) {
    for (int lane = 0; lane < direction.window.batch() && active; lane++) {
      int to = lane * direction.allStride + fromColumn;
      System.arraycopy(projectedInput, lane * stride, direction.allInputs, to, columns);
      System.arraycopy(product, lane * stride, direction.allProducts, to, columns);
    }
  }

  /** Moves the views that only cells that normalise look at to own blocks of some lanes. */
  void move(CellStep views, int step, int row, int block) {
    if (!active) {
      return;
    }
    GateLayout layout = direction.layout;
    int width = layout.paddedHidden();
    int all = direction.allStride;
    int size = Normalisation.STATISTICS;
    int sums = Normalisation.SUMS * width;
    int rowOfAll = direction.time(step) * direction.window.batch() + row;
    views.units = layout.hidden();
    views.allBlocks = layout.blocks();
    views.firstBlock = fromUnit / CellKernels.BLOCK + block;
    views.statistics.at(statistics, rowOfAll * size, size);
    views.allInputs.at(direction.allInputs, row * all, all);
    views.allProducts.at(direction.allProducts, row * all, all);
    views.allCells.at(direction.cell[(step + 1) & 1], row * width, width);
    views.allSums.at(direction.allSums, row * sums, sums);
    views.input.at(input, row * stride, stride);
  }
}
