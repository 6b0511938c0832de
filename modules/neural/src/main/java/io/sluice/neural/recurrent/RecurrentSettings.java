package io.sluice.neural.recurrent;

import io.sluice.neural.dropout.LayerDropout;

/**
 * Architecture and regularisation of a stack of recurrent layers.
 *
 * @param hidden units of one direction of one layer
 * @param forgetBias initial bias of the forget gate of LSTM cells (Jozefowicz et al. 2015)
 * @param layerDropout on what a layer hands to the next; inputs and outputs of the stack are the
 *     business of its neighbours
 * @param recurrentDropout inside the recurrence
 * @param weightDrop rate at which recurrent weights are dropped for a window (Merity et al. 2018)
 */
public record RecurrentSettings(
    Cell cell,
    int layers,
    int hidden,
    Direction direction,
    double forgetBias,
    LayerDropout layerDropout,
    RecurrentDropout recurrentDropout,
    double weightDrop) {
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
  }

  /** A stack without dropout: forward, forget bias 1. */
  public static RecurrentSettings of(Cell cell, int layers, int hidden) {
    return new RecurrentSettings(
        cell, layers, hidden, Direction.FORWARD, 1, LayerDropout.NONE, RecurrentDropout.NONE, 0);
  }

  public RecurrentSettings withDirection(Direction value) {
    return new RecurrentSettings(
        cell, layers, hidden, value, forgetBias, layerDropout, recurrentDropout, weightDrop);
  }

  public RecurrentSettings withForgetBias(double value) {
    return new RecurrentSettings(
        cell, layers, hidden, direction, value, layerDropout, recurrentDropout, weightDrop);
  }

  public RecurrentSettings withLayerDropout(LayerDropout value) {
    return new RecurrentSettings(
        cell, layers, hidden, direction, forgetBias, value, recurrentDropout, weightDrop);
  }

  public RecurrentSettings withRecurrentDropout(RecurrentDropout value) {
    return new RecurrentSettings(
        cell, layers, hidden, direction, forgetBias, layerDropout, value, weightDrop);
  }

  public RecurrentSettings withWeightDrop(double value) {
    return new RecurrentSettings(
        cell, layers, hidden, direction, forgetBias, layerDropout, recurrentDropout, value);
  }

  /** Outputs of the stack in canonical form, without padding. */
  public int outputs() {
    return hidden * direction.count();
  }
}
