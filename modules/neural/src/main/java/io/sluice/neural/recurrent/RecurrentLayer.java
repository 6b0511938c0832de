package io.sluice.neural.recurrent;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.team.Team;
import java.util.ArrayList;
import java.util.List;

/**
 * One layer of a stack, in one direction or both. T steps, B lanes, I input width, H padded hidden
 * units, C gate columns, W output width. The products over all steps go through the engine's matrix
 * products; the product of each step is fused with the gate pass.
 */
final class RecurrentLayer {
  private final Team team;
  private final Gemm gemm;
  private final Window window;
  private final List<LayerDirection> directions = new ArrayList<>();
  private final Slice[][] slices;
  private final Floats outputs;
  private final int outputWidth;
  private final Floats weightGradient;
  private final Team.Task forwardTask = this::forward;
  private final Team.Task backwardTask = this::backward;
  private Floats dOutput;

  RecurrentLayer(
      Engine engine,
      Parameters parameters,
      String name,
      RecurrentSettings settings,
      Features features,
      Window window,
      int maxRows,
      int maxBatch) {
    team = engine.team();
    gemm = engine.gemm();
    this.window = window;
    GateLayout layout = new GateLayout(settings.cell(), settings.hidden());
    int count = settings.direction().count();
    outputWidth = count * layout.paddedHidden();
    outputs = engine.arena().allocate(maxRows + 2 * maxBatch, outputWidth);
    dOutput = outputs;
    for (int i = 0; i < count; i++) {
      String prefix = name + (i == 0 ? ".forward" : ".backward");
      directions.add(
          new LayerDirection(
              engine,
              settings,
              new DirectionParameters(parameters, layout, features, prefix),
              window,
              maxRows,
              maxBatch,
              outputs,
              i));
    }
    weightGradient =
        engine
            .arena()
            .allocate(settings.weightDrop() > 0 ? layout.paddedHidden() : 0, layout.columns());
    slices = new Slice[team.size()][];
    for (int worker = 0; worker < slices.length; worker++) {
      slices[worker] = deal(worker, slices.length, layout.blocks(), maxBatch, engine);
    }
  }

  /** The blocks of all directions in one sequence, dealt in even runs. */
  private Slice[] deal(int worker, int workers, int blocks, int maxBatch, Engine engine) {
    int all = blocks * directions.size();
    int from = (int) ((long) all * worker / workers);
    int to = (int) ((long) all * (worker + 1) / workers);
    List<Slice> own = new ArrayList<>();
    for (int i = 0; i < directions.size(); i++) {
      int first = Math.max(0, from - i * blocks);
      int last = Math.min(blocks, to - i * blocks);
      if (first < last) {
        own.add(new Slice(directions.get(i), first, last, maxBatch, engine));
      }
    }
    return own.toArray(new Slice[0]);
  }

  List<DirectionParameters> parameters() {
    return directions.stream().map(direction -> direction.parameters).toList();
  }

  /** [T * B, W], after a forward pass. */
  Floats output() {
    int block = window.batch() * outputWidth;
    return outputs.slice(block, window.time() * block);
  }

  /**
   * Computes the outputs of all steps.
   *
   * @param input [T * B, I]
   * @param state its lanes are read by the forward direction, and replaced
   */
  void forward(Pass pass, Floats input, CarriedState state, int layer) {
    int rows = window.time() * window.batch();
    for (int i = 0; i < directions.size(); i++) {
      LayerDirection direction = directions.get(i);
      int width = direction.parameters.features().width();
      int columns = direction.layout.columns();
      direction.begin(pass);
      gemm.multiply(
          team,
          Matrix.of(input, rows, width),
          Matrix.of(direction.parameters.input(), width, columns),
          Accumulation.REPLACE,
          Matrix.of(direction.gates, rows, columns));
      if (i == 0) {
        direction.start(state.hidden(layer), state.cell(layer));
      } else {
        direction.startFromZero();
      }
    }
    team.run(forwardTask);
    LayerDirection forward = directions.get(0);
    int last = window.time() & 1;
    int size = window.batch() * forward.layout.paddedHidden();
    System.arraycopy(forward.hidden[last], 0, state.hidden(layer), 0, size);
    if (state.cell(layer).length > 0) {
      System.arraycopy(forward.cell[last], 0, state.cell(layer), 0, size);
    }
  }

  private void forward(Team.Worker worker) {
    boolean drops = directions.get(0).dropsWeights;
    if (drops) {
      dropWeights(worker);
      worker.barrier();
    }
    Slice[] own = slices[worker.index()];
    for (Slice slice : own) {
      slice.beginForward();
    }
    worker.barrier();
    int from = worker.from(window.batch());
    int to = worker.to(window.batch());
    for (int step = 0; step < window.time(); step++) {
      for (Slice slice : own) {
        slice.forward(step);
      }
      worker.barrier();
      for (LayerDirection direction : directions) {
        direction.keep(step, from, to);
      }
    }
  }

  private void dropWeights(Team.Worker worker) {
    for (LayerDirection direction : directions) {
      int columns = direction.layout.columns();
      float[] mask = new float[columns];
      float[] row = new float[columns];
      int rows = direction.layout.paddedHidden();
      for (int i = worker.from(rows); i < worker.to(rows); i++) {
        direction.weightMask(i, mask);
        direction.parameters.hidden().read(i * columns, row, 0, columns);
        for (int j = 0; j < columns; j++) {
          row[j] *= mask[j];
        }
        direction.dropped.write(i * columns, row, 0, columns);
      }
    }
  }

  /**
   * Adds to the parameters' gradients and computes the derivative by the input.
   *
   * @param input [T * B, I], as in the forward pass
   * @param derivative [T * B, W], by the outputs; ignored where lanes have ended
   * @param dInput [T * B, I], replaced
   */
  void backward(Floats input, Floats derivative, Floats dInput) {
    dOutput = derivative;
    team.run(backwardTask);
    int rows = window.time() * window.batch();
    for (int i = 0; i < directions.size(); i++) {
      LayerDirection direction = directions.get(i);
      DirectionParameters parameters = direction.parameters;
      int width = parameters.features().width();
      int columns = direction.layout.columns();
      Matrix dGates = Matrix.of(direction.gates, rows, columns);
      gemm.multiply(
          team,
          Matrix.of(input, rows, width).transposed(),
          dGates,
          Accumulation.ADD,
          Matrix.of(parameters.dInput(), width, columns));
      hiddenGradient(direction, rows);
      gemm.multiply(
          team,
          dGates,
          Matrix.of(parameters.input(), width, columns).transposed(),
          i == 0 ? Accumulation.REPLACE : Accumulation.ADD,
          Matrix.of(dInput, rows, width));
    }
  }

  private void backward(Team.Worker worker) {
    Slice[] own = slices[worker.index()];
    for (Slice slice : own) {
      slice.beginBackward();
    }
    int from = worker.from(window.batch());
    int to = worker.to(window.batch());
    for (int step = window.time() - 1; step >= 0; step--) {
      for (Slice slice : own) {
        slice.backward(step, dOutput);
      }
      worker.barrier();
      for (LayerDirection direction : directions) {
        direction.keepDerivatives(step, from, to);
      }
    }
    for (Slice slice : own) {
      slice.addSums();
    }
  }

  private void hiddenGradient(LayerDirection direction, int rows) {
    int hidden = direction.layout.paddedHidden();
    int columns = direction.layout.columns();
    int before = direction.blockBefore(0) * window.batch() * outputWidth + direction.outputOffset;
    Matrix operand =
        direction.dropsHidden
            ? Matrix.of(direction.operands, rows, hidden)
            : new Matrix(outputs, before, rows, hidden, outputWidth, Matrix.Order.ROWS);
    Floats gradient = direction.dropsWeights ? weightGradient : direction.parameters.dHidden();
    gemm.multiply(
        team,
        operand.transposed(),
        Matrix.of(direction.hiddenGates, rows, columns),
        direction.dropsWeights ? Accumulation.REPLACE : Accumulation.ADD,
        Matrix.of(gradient, hidden, columns));
    if (direction.dropsWeights) {
      team.run(worker -> addKept(direction, worker));
    }
  }

  /** Weights that were dropped get no gradient. */
  private void addKept(LayerDirection direction, Team.Worker worker) {
    int columns = direction.layout.columns();
    float[] mask = new float[columns];
    float[] row = new float[columns];
    float[] sums = new float[columns];
    int rows = direction.layout.paddedHidden();
    for (int i = worker.from(rows); i < worker.to(rows); i++) {
      direction.weightMask(i, mask);
      weightGradient.read(i * columns, row, 0, columns);
      direction.parameters.dHidden().read(i * columns, sums, 0, columns);
      for (int j = 0; j < columns; j++) {
        sums[j] = Math.fma(row[j], mask[j], sums[j]);
      }
      direction.parameters.dHidden().write(i * columns, sums, 0, columns);
    }
  }
}
