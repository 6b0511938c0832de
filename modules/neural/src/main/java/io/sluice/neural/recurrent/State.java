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
  private final int size;
  private final float[][] hidden;
  private final float[][] cells;

  /** Takes the arrays over: [layer][H], cells empty for cells without. */
  State(int size, float[][] hidden, float[][] cells) {
    this.size = size;
    this.hidden = hidden;
    this.cells = cells;
  }

  /** [H], not to be changed. */
  float[] hidden(int layer) {
    return hidden[layer];
  }

  /** [H], or empty; not to be changed. */
  float[] cell(int layer) {
    return cells[layer];
  }

  /** The state as {@code <prefix>.<layer>.hidden} and {@code .cell}, each [1, hidden]; copies. */
  public List<NamedTensor> export(String prefix) {
    List<NamedTensor> tensors = new ArrayList<>();
    for (int layer = 0; layer < hidden.length; layer++) {
      tensors.add(tensor(prefix + "." + layer + ".hidden", hidden[layer]));
      if (cells[layer].length > 0) {
        tensors.add(tensor(prefix + "." + layer + ".cell", cells[layer]));
      }
    }
    return tensors;
  }

  private NamedTensor tensor(String name, float[] values) {
    return new NamedTensor(name, List.of(1, size), Arrays.copyOf(values, size));
  }
}
