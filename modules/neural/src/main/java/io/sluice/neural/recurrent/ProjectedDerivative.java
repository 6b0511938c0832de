package io.sluice.neural.recurrent;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.kernel.PanelKernels;
import java.util.Arrays;

/** Derivatives by hidden units from those by all projected outputs: dm = dr W. */
final class ProjectedDerivative implements Derivative {
  private final LayerDirection direction;
  private final int fromUnit;
  private final PanelProducts transposed;
  private final int stride;
  private final float[] values;

  /**
   * @param fromUnit first own unit
   * @param units own units
   */
  ProjectedDerivative(
      LayerDirection direction, int fromUnit, int units, int maxBatch, PanelKernels kernels) {
    this.direction = direction;
    this.fromUnit = fromUnit;
    transposed = new PanelProducts(kernels, direction.layout.outputs(), units);
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
    int width = direction.layout.paddedOutputs();
    transposed.pack(
        new Matrix(
            direction.parameters.projection(),
            fromUnit * width,
            transposed.depth(),
            transposed.columns(),
            width,
            Matrix.Order.COLUMNS));
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
