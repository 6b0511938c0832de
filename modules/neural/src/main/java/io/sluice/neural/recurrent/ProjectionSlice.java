package io.sluice.neural.recurrent;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Placement;
import io.sluice.neural.kernel.PanelKernels;
import java.util.Arrays;

/**
 * The share of one worker in the projection of hidden units to outputs (Sak et al. 2014), of a
 * direction of a layer: forward, the columns of its outputs.
 *
 * <pre>r = m W^T        m = o * tanh(c), W [outputs, hidden]</pre>
 */
final class ProjectionSlice {
  private final LayerDirection direction;
  private final OutputSlice outputs;
  private final PanelProducts products;

  /** Own columns of the projection. */
  private final Placement weights;

  private final int stride;

  /** [B, own outputs]. */
  private final float[] projected;

  ProjectionSlice(
      LayerDirection direction, OutputSlice outputs, int maxBatch, PanelKernels kernels) {
    this.direction = direction;
    this.outputs = outputs;
    GateLayout layout = direction.layout;
    products = new PanelProducts(kernels, layout.hidden(), outputs.count());
    weights =
        new Placement(
            outputs.from(),
            layout.hidden(),
            outputs.count(),
            layout.paddedOutputs(),
            Matrix.Order.ROWS);
    stride = products.width() + GateSlice.SKEW;
    projected = new float[maxBatch * stride];
  }

  /** Starts a forward pass. */
  void beginForward() {
    if (!direction.packs) {
      return;
    }
    products.pack(weights.in(direction.parameters.projection()));
  }

  /** Own outputs of a step from all hidden units. */
  void forward(int step) {
    Window window = direction.window;
    int time = direction.time(step);
    int width = direction.layout.paddedHidden();
    int target = direction.layout.paddedOutputs();
    float[] inner = direction.inner[(step + 1) & 1];
    float[] after = direction.hidden[(step + 1) & 1];
    int row = window.nextActive(time, 0);
    while (row < window.batch()) {
      int end = window.nextEnded(time, row);
      Arrays.fill(projected, row * stride, end * stride, 0);
      products.addProduct(0, products.columns(), row, end - row, inner, width, projected, stride);
      for (int lane = row; lane < end; lane++) {
        int at = lane * target + outputs.from();
        System.arraycopy(projected, lane * stride, after, at, outputs.count());
      }
      row = window.nextActive(time, end);
    }
    outputs.finish(step);
  }

  /** Starts a backward pass. */
  void beginBackward() {
    outputs.begin();
  }

  /** Own derivatives by the outputs of a step, for all to read. */
  void backward(int step) {
    Window window = direction.window;
    int time = direction.time(step);
    int width = direction.layout.paddedOutputs();
    outputs.beginStep(step);
    float[] all = direction.dProjected[step & 1];
    int row = 0;
    while (row < window.batch()) {
      int end = window.nextActive(time, row);
      for (; row < end; row++) {
        int at = row * width + outputs.from();
        Arrays.fill(all, at, at + outputs.count(), 0);
      }
      end = window.nextEnded(time, row);
      if (row < end && row < window.batch()) {
        outputs.compute(step, row, end - row);
      }
      for (; row < end; row++) {
        int at = row * width + outputs.from();
        System.arraycopy(outputs.values(), row * outputs.stride(), all, at, outputs.count());
      }
    }
    direction.keepProjected(step, outputs.from(), outputs.count());
  }
}
