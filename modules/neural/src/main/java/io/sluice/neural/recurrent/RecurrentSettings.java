package io.sluice.neural.recurrent;

import io.sluice.neural.dropout.LayerDropout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Architecture and regularisation of a stack of recurrent layers.
 *
 * @param hidden units of one direction of one layer
 * @param forgetBias initial bias of the forget gate of LSTM cells (Jozefowicz et al. 2015)
 * @param layerDropout on what a layer hands to the next; inputs and outputs of the stack are the
 *     business of its neighbours
 * @param recurrentDropout inside the recurrence
 * @param weightDrop rate at which recurrent weights are dropped for a window (Merity et al. 2018)
 * @param projection fewer outputs than units: a linear projection of the hidden units is what a
 *     direction hands on and reads back (LSTMP, Sak et al. 2014); for cells with a cell state
 */
public record RecurrentSettings(
    Cell cell,
    int layers,
    int hidden,
    Direction direction,
    double forgetBias,
    LayerDropout layerDropout,
    RecurrentDropout recurrentDropout,
    double weightDrop,
    OptionalInt projection) {
  private static final int MAX_LAYERS = 64;
  private static final int MAX_HIDDEN = 8192;

  public RecurrentSettings {
    if (layers < 1 || layers > MAX_LAYERS) {
      throw new IllegalArgumentException(
          "layers must be between 1 and %d, was %d".formatted(MAX_LAYERS, layers));
    }
    if (hidden < 1 || hidden > MAX_HIDDEN) {
      throw new IllegalArgumentException(
          "hidden units must be between 1 and %d, was %d".formatted(MAX_HIDDEN, hidden));
    }
    if (!Double.isFinite(forgetBias)) {
      throw new IllegalArgumentException("forget bias must be finite, was " + forgetBias);
    }
    Rates.check("weight drop", weightDrop);
    if (cell == Cell.RNN && recurrentDropout instanceof RecurrentDropout.OnUpdate) {
      throw new IllegalArgumentException(
          "an rnn cell has no update to drop; use recurrent dropout on hidden");
    }
    projection.ifPresent(size -> checkProjection(cell, hidden, size));
  }

  private static void checkProjection(Cell cell, int hidden, int size) {
    if (!cell.hasCellState()) {
      throw new IllegalArgumentException(
          "a %s cell cannot be projected: its hidden units are its state; use an lstm"
              .formatted(cell.label()));
    }
    if (size < 1 || size >= hidden) {
      throw new IllegalArgumentException(
          "projection must be at least 1 and below the %d hidden units, was %d"
              .formatted(hidden, size));
    }
  }

  /** A stack without dropout: forward, forget bias 1. */
  public static RecurrentSettings of(Cell cell, int layers, int hidden) {
    return new RecurrentSettings(
        cell,
        layers,
        hidden,
        Direction.FORWARD,
        1,
        LayerDropout.NONE,
        RecurrentDropout.NONE,
        0,
        OptionalInt.empty());
  }

  public RecurrentSettings withDirection(Direction value) {
    return new RecurrentSettings(
        cell,
        layers,
        hidden,
        value,
        forgetBias,
        layerDropout,
        recurrentDropout,
        weightDrop,
        projection);
  }

  public RecurrentSettings withForgetBias(double value) {
    return new RecurrentSettings(
        cell,
        layers,
        hidden,
        direction,
        value,
        layerDropout,
        recurrentDropout,
        weightDrop,
        projection);
  }

  public RecurrentSettings withLayerDropout(LayerDropout value) {
    return new RecurrentSettings(
        cell,
        layers,
        hidden,
        direction,
        forgetBias,
        value,
        recurrentDropout,
        weightDrop,
        projection);
  }

  public RecurrentSettings withRecurrentDropout(RecurrentDropout value) {
    return new RecurrentSettings(
        cell, layers, hidden, direction, forgetBias, layerDropout, value, weightDrop, projection);
  }

  public RecurrentSettings withWeightDrop(double value) {
    return new RecurrentSettings(
        cell,
        layers,
        hidden,
        direction,
        forgetBias,
        layerDropout,
        recurrentDropout,
        value,
        projection);
  }

  public RecurrentSettings withProjection(int value) {
    return withProjection(OptionalInt.of(value));
  }

  public RecurrentSettings withProjection(OptionalInt value) {
    return new RecurrentSettings(
        cell,
        layers,
        hidden,
        direction,
        forgetBias,
        layerDropout,
        recurrentDropout,
        weightDrop,
        value);
  }

  /** Outputs of the stack in canonical form, without padding. */
  public int outputs() {
    return directionOutputs() * direction.count();
  }

  /** What one direction of one layer hands on: its hidden units, or their projection. */
  public int directionOutputs() {
    return projection.orElse(hidden);
  }

  /**
   * Canonical names, after that of the stack, and shapes of all tensors of a stack, in order.
   *
   * @param inputSize features of the input
   */
  public Map<String, List<Integer>> tensors(int inputSize) {
    Map<String, List<Integer>> all = new LinkedHashMap<>();
    for (int layer = 0; layer < layers; layer++) {
      int read = layer == 0 ? inputSize : outputs();
      for (int i = 0; i < direction.count(); i++) {
        String prefix = layer + (i == 0 ? ".forward." : ".backward.");
        layout().tensors(read).forEach((name, shape) -> all.put(prefix + name, shape));
      }
    }
    return all;
  }

  GateLayout layout() {
    return new GateLayout(cell, hidden, directionOutputs());
  }
}
