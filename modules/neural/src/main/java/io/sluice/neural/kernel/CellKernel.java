package io.sluice.neural.kernel;

/**
 * The gate pass of one recurrent cell: everything of a step but the products.
 *
 * <p>A pass has one phase or more. Workers that share a layer meet between phases: what a phase
 * reads of blocks that are not its own was written in a phase before. Backward passes add to the
 * sums of bias and other gradients in ascending order of the rows, one chain of additions for each
 * element.
 */
public interface CellKernel {
  /** Phases of a forward step. */
  default int forwardPhases() {
    return 1;
  }

  /** Phases of a backward step. */
  default int backwardPhases() {
    return 1;
  }

  /** Pre-activations to gates, cell and hidden units. */
  void forward(int phase, CellStep step);

  /** Derivatives by the hidden units to derivatives by the pre-activations and the state. */
  void backward(int phase, CellStep step);
}
