package io.sluice.neural.recurrent;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.kernel.CellKernel;
import io.sluice.neural.kernel.CellKernels;
import io.sluice.neural.memory.Floats;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one worker does of every step of a layer. A step has the phases of the cell's gate pass, and
 * one more where outputs are projected; all workers meet after each.
 */
final class LayerShare {
  private final GateSlice[] gates;
  private final OutputSlice[] outputs;

  /** Empty without projection. */
  private final ProjectionSlice[] projections;

  private final int cellForwardPhases;
  private final int cellBackwardPhases;
  private final int projectionPhases;

  /** The blocks of all directions are dealt as one sequence, in even runs. */
  LayerShare(
      List<LayerDirection> directions, int worker, int workers, int maxBatch, Engine engine) {
    GateLayout layout = directions.get(0).layout;
    List<GateSlice> ownGates = new ArrayList<>();
    List<OutputSlice> ownOutputs = new ArrayList<>();
    List<ProjectionSlice> ownProjections = new ArrayList<>();
    CellKernel cell = layout.cell().kernel(engine.kernels().cells());
    cellForwardPhases = cell.forwardPhases();
    cellBackwardPhases = cell.backwardPhases();
    projectionPhases = layout.projected() ? 1 : 0;
    for (int i = 0; i < directions.size(); i++) {
      LayerDirection direction = directions.get(i);
      Run own = Run.of(layout.outputBlocks(), directions.size(), i, worker, workers);
      Optional<OutputSlice> output =
          own.from() < own.to()
              ? Optional.of(new OutputSlice(direction, own.from(), own.to(), maxBatch, engine))
              : Optional.empty();
      output.ifPresent(ownOutputs::add);
      if (layout.projected()) {
        output
            .map(
                slice -> new ProjectionSlice(direction, slice, maxBatch, engine.kernels().panels()))
            .ifPresent(ownProjections::add);
      }
      Run units = Run.of(layout.blocks(), directions.size(), i, worker, workers);
      if (units.from() < units.to()) {
        Derivative derivative =
            layout.projected()
                ? new ProjectedDerivative(
                    direction,
                    units.from() * CellKernels.BLOCK,
                    (units.to() - units.from()) * CellKernels.BLOCK,
                    maxBatch,
                    engine.kernels().panels())
                : output.orElseThrow(); // without projection units are outputs
        ownGates.add(
            new GateSlice(direction, units.from(), units.to(), maxBatch, engine, derivative));
      }
    }
    gates = ownGates.toArray(GateSlice[]::new);
    outputs = ownOutputs.toArray(OutputSlice[]::new);
    projections = ownProjections.toArray(ProjectionSlice[]::new);
  }

  /** The blocks {@code from} to {@code to} - 1 of a direction; none where they meet. */
  private record Run(int from, int to) {
    static Run of(int blocks, int directions, int direction, int worker, int workers) {
      int all = blocks * directions;
      int from = (int) ((long) all * worker / workers);
      int to = (int) ((long) all * (worker + 1) / workers);
      int first = Math.max(0, from - direction * blocks);
      int last = Math.min(blocks, to - direction * blocks);
      return first < last ? new Run(first, last) : new Run(0, 0);
    }
  }

  int forwardPhases() {
    return cellForwardPhases + projectionPhases;
  }

  int backwardPhases() {
    return projectionPhases + cellBackwardPhases;
  }

  void beginForward() {
    for (GateSlice slice : gates) {
      slice.beginForward();
    }
    for (OutputSlice slice : outputs) {
      slice.beginForward();
    }
    for (ProjectionSlice slice : projections) {
      slice.beginForward();
    }
  }

  void forward(int phase, int step) {
    if (phase == cellForwardPhases) {
      for (ProjectionSlice slice : projections) {
        slice.forward(step);
      }
      return;
    }
    for (GateSlice slice : gates) {
      slice.forward(phase, step);
    }
    if (phase == forwardPhases() - 1) {
      for (OutputSlice slice : outputs) {
        slice.finish(step);
      }
    }
  }

  /**
   * @param dOutput derivative of the loss by the outputs
   */
  void beginBackward(Floats dOutput) {
    for (OutputSlice slice : outputs) {
      slice.read(dOutput);
    }
    for (ProjectionSlice slice : projections) {
      slice.beginBackward();
    }
    for (GateSlice slice : gates) {
      slice.beginBackward();
    }
  }

  void backward(int phase, int step) {
    if (phase < projectionPhases) {
      for (ProjectionSlice slice : projections) {
        slice.backward(step);
      }
      return;
    }
    for (GateSlice slice : gates) {
      slice.backward(phase - projectionPhases, step);
    }
  }

  void addSums() {
    for (GateSlice slice : gates) {
      slice.addSums();
    }
  }
}
