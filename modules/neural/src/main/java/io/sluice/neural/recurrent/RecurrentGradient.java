package io.sluice.neural.recurrent;

import io.sluice.neural.arithmetic.Fused;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Product;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.team.Team;
import java.util.List;

/** Gradients of recurrent weights, some of them dropped, and of a projection; over all steps. */
final class RecurrentGradient {
  private final LayerDirection direction;
  private final DirectionParameters parameters;
  private final int outputs;
  private final int columns;
  private final Floats whole;

  /** Of each worker, [C] each; used where weights are dropped. */
  private final float[][] masks;

  private final float[][] rows;
  private final float[][] sums;
  private final Team.Task addKept = this::addKept;

  /**
   * @param whole [R, C]: where gradients are put before those of dropped weights are left out
   */
  RecurrentGradient(LayerDirection direction, Floats whole, int workers) {
    this.direction = direction;
    this.whole = whole;
    parameters = direction.parameters;
    outputs = direction.layout.paddedOutputs();
    columns = direction.layout.columns();
    int size = whole.length() == 0 ? 0 : columns;
    masks = new float[workers][size];
    rows = new float[workers][size];
    sums = new float[workers][size];
  }

  /** Makes the weights of a pass; each worker some rows. */
  void dropWeights(Team.Worker worker) {
    float[] mask = masks[worker.index()];
    float[] row = rows[worker.index()];
    for (int i = worker.from(outputs); i < worker.to(outputs); i++) {
      direction.weightMask(i, mask);
      parameters.hidden().read(i * columns, row, 0, columns);
      for (int j = 0; j < columns; j++) {
        row[j] *= mask[j];
      }
      direction.dropped.write(i * columns, row, 0, columns);
    }
  }

  /**
   * What adds to the parameters' gradients, after the steps of a backward pass.
   *
   * @param steps T * B
   */
  List<Product> products(int steps) {
    boolean drops = direction.dropsWeights;
    Product recurrent =
        new Product(
            operand(steps).transposed(),
            Matrix.of(direction.hiddenGates, steps, columns),
            drops ? Accumulation.REPLACE : Accumulation.ADD,
            Matrix.of(drops ? whole : parameters.dHidden(), outputs, columns));
    if (!direction.layout.projected()) {
      return List.of(recurrent);
    }
    int hidden = direction.layout.paddedHidden();
    Product projection =
        new Product(
            Matrix.of(direction.inners, steps, hidden).transposed(),
            Matrix.of(direction.dOutputs, steps, outputs),
            Accumulation.ADD,
            Matrix.of(parameters.dProjection(), hidden, outputs));
    return List.of(recurrent, projection);
  }

  /** Ends what {@link #products} began. */
  void finish(Team team) {
    if (direction.dropsWeights) {
      team.run(addKept);
    }
  }

  /** [T * B, R]: what the recurrent products have read. */
  private Matrix operand(int steps) {
    if (direction.dropsHidden) {
      return Matrix.of(direction.operands, steps, outputs);
    }
    int width = direction.outputWidth;
    int before = direction.blockBefore(0) * direction.window.batch() * width;
    return new Matrix(
        direction.outputs,
        before + direction.outputOffset,
        steps,
        outputs,
        width,
        Matrix.Order.ROWS);
  }

  /** Weights that were dropped get no gradient. */
  private void addKept(Team.Worker worker) {
    float[] mask = masks[worker.index()];
    float[] row = rows[worker.index()];
    float[] sum = sums[worker.index()];
    for (int i = worker.from(outputs); i < worker.to(outputs); i++) {
      direction.weightMask(i, mask);
      whole.read(i * columns, row, 0, columns);
      parameters.dHidden().read(i * columns, sum, 0, columns);
      for (int j = 0; j < columns; j++) {
        sum[j] = Fused.multiplyAdd(row[j], mask[j], sum[j]);
      }
      parameters.dHidden().write(i * columns, sum, 0, columns);
    }
  }
}
