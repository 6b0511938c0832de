package io.sluice.neural.recurrent;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Placement;
import io.sluice.neural.kernel.PanelKernels;
import java.util.Arrays;

/** Derivatives by hidden units from those by all projected outputs: dm = dr W. */
final class ProjectedDerivative implements Derivative {
  private final LayerDirection direction;
  private final PanelProducts transposed;

  /** Own rows of the projection, transposed. */
  private final Placement weights;

  private final int stride;
  private final float[] values;

  /**
   * @param fromUnit first own unit
   * @param units own units
   */
  ProjectedDerivative(
      LayerDirection direction, int fromUnit, int units, int maxBatch, PanelKernels kernels) {
    this.direction = direction;
    GateLayout layout = direction.layout;
    int width = layout.paddedOutputs();
    transposed = new PanelProducts(kernels, layout.outputs(), units);
    weights = new Placement(fromUnit * width, layout.outputs(), units, width, Matrix.Order.COLUMNS);
    stride = transposed.width() + GateSlice.SKEW;
    values = new float[maxBatch * stride];
  }

  @Override
  public float[] values() {
    return values;
  }

  @Override
  public int stride() {
    return stride;
  }

  @Override
  public void begin() {
    transposed.pack(weights.in(direction.parameters.projection()));
  }

  @Override
  public void beginStep(int step) {
    // multiplied lane by lane
  }

  @Override
  public void compute(int step, int row, int rows) {
    int width = direction.layout.paddedOutputs();
    Arrays.fill(values, row * stride, (row + rows) * stride, 0);
    int units = transposed.columns();
    transposed.addProduct(
        0, units, row, rows, direction.dProjected[step & 1], width, values, stride);
  }
}
