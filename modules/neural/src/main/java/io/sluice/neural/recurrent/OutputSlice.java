package io.sluice.neural.recurrent;

import io.sluice.neural.arithmetic.Fused;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Placement;
import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.memory.Floats;
import java.util.Arrays;

/**
 * The outputs of one direction of a layer that one worker owns, whole blocks of 16: what the layer
 * hands on and its recurrent product reads. Without projection they are the hidden units of the
 * {@link GateSlice} of the same blocks.
 */
final class OutputSlice implements Derivative {
  private final LayerDirection direction;
  private final int from;
  private final int count;
  private final OwnProducts transposed;

  /** Own rows of the recurrent weights, transposed. */
  private final Placement weights;

  private final int stride;

  /** [B, own outputs] each. */
  private final float[] derivative;

  private final float[] masked;
  private Floats dOutput;

  OutputSlice(LayerDirection direction, int fromBlock, int toBlock, int maxBatch, Engine engine) {
    this.direction = direction;
    from = fromBlock * CellKernels.BLOCK;
    count = (toBlock - fromBlock) * CellKernels.BLOCK;
    int all = direction.layout.columns();
    transposed = OwnProducts.of(engine, all, count, maxBatch);
    weights = new Placement(from * all, all, count, all, Matrix.Order.COLUMNS);
    stride = transposed.width() + GateSlice.SKEW;
    derivative = new float[maxBatch * stride];
    masked = new float[direction.hiddenMask.length > 0 ? maxBatch * stride : 0];
    dOutput = direction.outputs;
  }

  int from() {
    return from;
  }

  int count() {
    return count;
  }

  /** Starts a forward pass. */
  void beginForward() {
    if (transposed.atOnce()) {
      writeOperand(0);
    }
  }

  private void writeOperand(int step) {
    int width = direction.layout.paddedOutputs();
    direction.stepOperands.write(
        direction.operandRow(step),
        direction.window.batch(),
        from,
        count,
        direction.operand[step & 1],
        from,
        width);
  }

  /** Ends a forward step: lanes that have ended keep their outputs, and dropout masks them. */
  void finish(int step) {
    Window window = direction.window;
    int time = direction.time(step);
    int width = direction.layout.paddedOutputs();
    float[] before = direction.hidden[step & 1];
    float[] after = direction.hidden[(step + 1) & 1];
    float[] operand = direction.operand[(step + 1) & 1];
    for (int lane = 0; lane < window.batch(); lane++) {
      int at = lane * width + from;
      if (!window.active(time, lane)) {
        System.arraycopy(before, at, after, at, count);
      }
      for (int i = at; i < at + count && direction.dropsHidden; i++) {
        operand[i] = after[i] * direction.hiddenMask[i];
      }
    }
    if (transposed.atOnce()) {
      writeOperand(step + 1);
    }
    direction.keepOutputs(step, from, count);
  }

  /** The derivative of the loss by the outputs, for the backward pass that follows. */
  void read(Floats dOutputs) {
    dOutput = dOutputs;
  }

  @Override
  public float[] values() {
    return derivative;
  }

  @Override
  public int stride() {
    return stride;
  }

  @Override
  public void begin() {
    transposed.pack(weights.in(direction.hiddenWeights()));
  }

  @Override
  public void beginStep(int step) {
    if (transposed.atOnce() && step + 1 < direction.window.time()) {
      int batch = direction.window.batch();
      transposed.multiply(direction.stepDerivatives, direction.time(step + 1) * batch, batch);
    }
  }

  /** Derivative by the outputs: the loss's, and that of the products of the step after. */
  @Override
  public void compute(int step, int row, int rows) {
    Window window = direction.window;
    int time = direction.time(step);
    for (int lane = row; lane < row + rows; lane++) {
      int source =
          (time * window.batch() + lane) * direction.outputWidth + direction.outputOffset + from;
      dOutput.read(source, derivative, lane * stride, count);
    }
    if (step + 1 < window.time()) {
      addProduct(step, row, rows);
    }
  }

  /** derivative += dGates of the step after, times the transposed recurrent weights. */
  private void addProduct(int step, int row, int rows) {
    float[] target = derivative;
    if (direction.dropsHidden) {
      target = masked;
      Arrays.fill(masked, row * stride, (row + rows) * stride, 0);
    }
    float[] dGates = direction.dHiddenGates[(step + 1) & 1];
    transposed.addProduct(0, count, row, rows, dGates, direction.layout.columns(), target, stride);
    for (int lane = row; lane < row + rows && direction.dropsHidden; lane++) {
      int mask = lane * direction.layout.paddedOutputs() + from;
      int at = lane * stride;
      for (int i = 0; i < count; i++) {
        derivative[at + i] =
            Fused.multiplyAdd(masked[at + i], direction.hiddenMask[mask + i], derivative[at + i]);
      }
    }
  }
}
