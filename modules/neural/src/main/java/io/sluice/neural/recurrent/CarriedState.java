package io.sluice.neural.recurrent;

import io.sluice.neural.parameter.NamedTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The state of all lanes of a stack between windows: read at the start of a forward pass, replaced
 * at its end. Belongs to its trainer; not synchronized. The reverse direction of a bidirectional
 * stack has no carried state.
 */
public final class CarriedState {
  private final Cell cell;
  private final int layers;
  private final int outputs;
  private final int hidden;
  private final int lanes;
  private final float[][] hiddenUnits;
  private final float[][] cells;

  CarriedState(RecurrentSettings settings, int lanes) {
    this.cell = settings.cell();
    this.layers = settings.layers();
    this.outputs = settings.layout().outputs();
    this.hidden = settings.hidden();
    this.lanes = lanes;
    hiddenUnits = new float[layers][lanes * Features.padded(outputs)];
    cells = new float[layers][cell.hasCellState() ? lanes * Features.padded(hidden) : 0];
  }

  /** Number of lanes. */
  public int lanes() {
    return lanes;
  }

  /** [lanes, padded outputs]. */
  float[] hidden(int layer) {
    return hiddenUnits[layer];
  }

  /** [lanes, padded hidden]; empty for cells without. */
  float[] cell(int layer) {
    return cells[layer];
  }

  /** Sets all lanes to zero. */
  public void reset() {
    for (int layer = 0; layer < layers; layer++) {
      Arrays.fill(hiddenUnits[layer], 0);
      Arrays.fill(cells[layer], 0);
    }
  }

  /** Sets one lane to zero, at the start of a document, say. */
  public void reset(int lane) {
    int own = Features.padded(outputs);
    int width = Features.padded(hidden);
    for (int layer = 0; layer < layers; layer++) {
      Arrays.fill(hiddenUnits[layer], lane * own, (lane + 1) * own, 0);
      if (cell.hasCellState()) {
        Arrays.fill(cells[layer], lane * width, (lane + 1) * width, 0);
      }
    }
  }

  /**
   * The whole state as {@code <prefix>.<layer>.hidden} and {@code .cell}: [lanes, outputs], which
   * are the hidden units unless projected, and [lanes, hidden].
   */
  public List<NamedTensor> export(String prefix) {
    List<NamedTensor> tensors = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      tensors.add(tensor(prefix + "." + layer + ".hidden", outputs, hiddenUnits[layer]));
      if (cell.hasCellState()) {
        tensors.add(tensor(prefix + "." + layer + ".cell", hidden, cells[layer]));
      }
    }
    return tensors;
  }

  private NamedTensor tensor(String name, int size, float[] padded) {
    float[] values = new float[lanes * size];
    for (int lane = 0; lane < lanes; lane++) {
      System.arraycopy(padded, lane * Features.padded(size), values, lane * size, size);
    }
    return new NamedTensor(name, List.of(lanes, size), values);
  }

  /**
   * Takes over what {@link #export} gave.
   *
   * @throws IllegalArgumentException if a tensor is missing or has another shape
   */
  public void load(String prefix, Map<String, NamedTensor> tensors) {
    for (int layer = 0; layer < layers; layer++) {
      fill(tensors, prefix + "." + layer + ".hidden", outputs, hiddenUnits[layer]);
      if (cell.hasCellState()) {
        fill(tensors, prefix + "." + layer + ".cell", hidden, cells[layer]);
      }
    }
  }

  private void fill(Map<String, NamedTensor> tensors, String name, int size, float[] padded) {
    NamedTensor tensor = tensors.get(name);
    if (tensor == null || !tensor.shape().equals(List.of(lanes, size))) {
      throw new IllegalArgumentException(
          "expected a carried state %s of shape [%d, %d], found %s"
              .formatted(name, lanes, size, tensor == null ? "none" : tensor.shape()));
    }
    for (int lane = 0; lane < lanes; lane++) {
      System.arraycopy(tensor.values(), lane * size, padded, lane * Features.padded(size), size);
    }
  }
}
