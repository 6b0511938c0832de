package io.sluice.neural.recurrent;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Product;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.team.Team;
import java.util.ArrayList;
import java.util.List;

/**
 * One layer of a stack, in one direction or both. T steps, B lanes, I input width, W output width;
 * more letters at {@link LayerDirection}. The products over all steps go through the engine's
 * matrix products; the product of each step is fused with the gate pass.
 */
final class RecurrentLayer {
  private final Team team;
  private final Gemm gemm;
  private final Window window;
  private final List<LayerDirection> directions = new ArrayList<>();
  private final List<RecurrentGradient> gradients = new ArrayList<>();
  private final List<LayerProducts> products = new ArrayList<>();
  private final List<Product> projections = new ArrayList<>();
  private final List<LayerShare> shares = new ArrayList<>();
  private final Floats outputs;
  private final int outputWidth;
  private final Team.Task forwardTask = this::forward;
  private final Team.Task backwardTask = this::backward;
  private Floats output;
  private int before;
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
    GateLayout layout = settings.layout();
    int count = settings.direction().count();
    outputWidth = count * layout.paddedOutputs();
    outputs = engine.arena().allocate(maxRows + 2 * maxBatch, outputWidth);
    output = outputs.slice(0, 0);
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
    Floats dropped =
        engine
            .arena()
            .allocate(settings.weightDrop() > 0 ? layout.paddedOutputs() : 0, layout.columns());
    for (LayerDirection direction : directions) {
      var gradient = new RecurrentGradient(direction, dropped, team.size());
      var derivative = gradients.isEmpty() ? Accumulation.REPLACE : Accumulation.ADD;
      gradients.add(gradient);
      products.add(new LayerProducts(direction, gradient, derivative));
    }
    for (int worker = 0; worker < team.size(); worker++) {
      shares.add(new LayerShare(directions, worker, team.size(), maxBatch, engine));
    }
  }

  List<DirectionParameters> parameters() {
    return directions.stream().map(direction -> direction.parameters).toList();
  }

  /** [T * B, W], after a forward pass; the same view for windows of the same extent. */
  Floats output() {
    int block = window.batch() * outputWidth;
    if (before != block || output.length() != window.time() * block) {
      before = block;
      output = outputs.slice(block, window.time() * block);
    }
    return output;
  }

  /**
   * Computes the outputs of all steps.
   *
   * @param input [T * B, I], or fewer rows that repeat
   * @param state its lanes are read by the forward direction, and replaced
   */
  void forward(Pass pass, LayerInput input, CarriedState state, int layer) {
    projections.clear();
    for (int i = 0; i < directions.size(); i++) {
      directions.get(i).begin(pass, input);
      projections.add(products.get(i).projection(input));
    }
    gemm.multiply(team, projections);
    for (int i = 0; i < directions.size(); i++) {
      LayerDirection direction = directions.get(i);
      if (i == 0) {
        direction.start(state.hidden(layer), state.cell(layer));
      } else {
        direction.startFromZero();
      }
    }
    team.run(forwardTask);
    for (int i = 0; i < directions.size(); i++) {
      directions.get(i).packed(pass);
    }
    directions.get(0).end(state.hidden(layer), state.cell(layer));
  }

  private void forward(Team.Worker worker) {
    if (directions.get(0).dropsWeights) {
      for (int i = 0; i < gradients.size(); i++) {
        gradients.get(i).dropWeights(worker);
      }
      worker.barrier();
    }
    LayerShare share = shares.get(worker.index());
    share.beginForward();
    worker.barrier();
    for (int step = 0; step < window.time(); step++) {
      for (int phase = 0; phase < share.forwardPhases(); phase++) {
        share.forward(phase, step);
        worker.barrier();
      }
    }
  }

  /**
   * Adds to the parameters' gradients and computes the derivative by the input.
   *
   * @param input as in the forward pass
   * @param derivative [T * B, W], by the outputs; ignored where lanes have ended
   * @param dInput as many rows as the input, replaced
   */
  void backward(LayerInput input, Floats derivative, Floats dInput) {
    dOutput = derivative;
    team.run(backwardTask);
    for (int i = 0; i < directions.size(); i++) {
      gemm.multiply(team, products.get(i).derivatives(input, dInput));
      gradients.get(i).finish(team);
    }
  }

  private void backward(Team.Worker worker) {
    LayerShare share = shares.get(worker.index());
    share.beginBackward(dOutput);
    for (int step = window.time() - 1; step >= 0; step--) {
      for (int phase = 0; phase < share.backwardPhases(); phase++) {
        share.backward(phase, step);
        worker.barrier();
      }
    }
    share.addSums();
  }
}
