package io.sluice.neural.recurrent;

import io.sluice.neural.parameter.NamedTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The state of one stream of a {@link RecurrentPredictor}: an immutable value. To fork a stream,
 * step from the same state twice.
 */
public final class State {
  private final RecurrentSettings settings;
  private final float[][] hidden;
  private final float[][] cells;

  /** Takes the arrays over: [layer][R] and [layer][H], cells empty for cells without. */
  State(RecurrentSettings settings, float[][] hidden, float[][] cells) {
    this.settings = settings;
    this.hidden = hidden;
    this.cells = cells;
  }

  /**
   * Refuses to be the state of layers of another shape.
   *
   * @throws IllegalArgumentException naming both
   */
  void requireOf(RecurrentSettings other) {
    if (!settings.equals(other) && !shape(settings).equals(shape(other))) {
      throw new IllegalArgumentException(
          "the state is one of %s, this model has %s; begin with a state of the same model"
              .formatted(shape(settings), shape(other)));
    }
  }

  private static String shape(RecurrentSettings settings) {
    return "%d layers of %d %s units with %d outputs"
        .formatted(
            settings.layers(),
            settings.hidden(),
            settings.cell().label(),
            settings.layout().outputs());
  }

  /** [R], not to be changed. */
  float[] hidden(int layer) {
    return hidden[layer];
  }

  /** [H], or empty; not to be changed. */
  float[] cell(int layer) {
    return cells[layer];
  }

  /** As {@link CarriedState#export}, of one lane; copies. */
  public List<NamedTensor> export(String prefix) {
    List<NamedTensor> tensors = new ArrayList<>();
    for (int layer = 0; layer < hidden.length; layer++) {
      tensors.add(
          tensor(prefix + "." + layer + ".hidden", settings.layout().outputs(), hidden[layer]));
      if (cells[layer].length > 0) {
        tensors.add(tensor(prefix + "." + layer + ".cell", settings.hidden(), cells[layer]));
      }
    }
    return tensors;
  }

  private static NamedTensor tensor(String name, int size, float[] values) {
    return new NamedTensor(name, List.of(1, size), Arrays.copyOf(values, size));
  }
}
