package io.sluice.neural.recurrent;

import io.sluice.neural.parameter.NamedTensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The weights of one direction of a layer on the heap, in the layout of memory: padded, gates
 * interleaved. Converts from and to canonical tensors.
 *
 * @param input [features.width, columns]
 * @param hidden [paddedHidden, columns]
 * @param bias [columns]
 * @param extra [extras, paddedHidden]
 */
record DirectionWeights(
    GateLayout layout,
    Features features,
    float[] input,
    float[] hidden,
    float[] bias,
    float[] extra) {

  /** All zero. */
  static DirectionWeights zero(GateLayout layout, Features features) {
    int columns = layout.columns();
    return new DirectionWeights(
        layout,
        features,
        new float[features.width() * columns],
        new float[layout.paddedHidden() * columns],
        new float[columns],
        new float[layout.extras() * layout.paddedHidden()]);
  }

  /**
   * Reads canonical tensors.
   *
   * @throws IllegalArgumentException if one is missing or has another shape
   */
  static DirectionWeights of(
      GateLayout layout, Features features, String prefix, Map<String, NamedTensor> tensors) {
    DirectionWeights weights = zero(layout, features);
    int gateRows = layout.cell().gates() * layout.hidden();
    float[] input =
        NamedTensor.require(tensors, prefix + ".input.weight", List.of(gateRows, features.count()));
    float[] hidden =
        NamedTensor.require(tensors, prefix + ".hidden.weight", List.of(gateRows, layout.hidden()));
    float[] bias = NamedTensor.require(tensors, prefix + ".bias", List.of(gateRows));
    for (int row = 0; row < gateRows; row++) {
      int column = layout.column(row / layout.hidden(), row % layout.hidden());
      for (int part = 0; part < features.parts(); part++) {
        int source = row * features.count() + part * features.size();
        int place = features.place(part * features.size()) * layout.columns() + column;
        spread(input, source, features.size(), weights.input, place, layout.columns());
      }
      int size = layout.hidden();
      spread(hidden, row * size, size, weights.hidden, column, layout.columns());
      weights.bias[column] = bias[row];
    }
    if (layout.extras() > 0) {
      float[] extra = NamedTensor.require(tensors, prefix + extraName(layout), extraShape(layout));
      for (int kind = 0; kind < layout.extras(); kind++) {
        System.arraycopy(
            extra,
            kind * layout.hidden(),
            weights.extra,
            kind * layout.paddedHidden(),
            layout.hidden());
      }
    }
    return weights;
  }

  /** Copies a row to a column. */
  private static void spread(
      float[] source, int from, int count, float[] target, int at, int stride) {
    for (int i = 0; i < count; i++) {
      target[at + i * stride] = source[from + i];
    }
  }

  /** Canonical tensors. */
  List<NamedTensor> export(String prefix) {
    int gateRows = layout.cell().gates() * layout.hidden();
    float[] inputs = new float[gateRows * features.count()];
    float[] hiddens = new float[gateRows * layout.hidden()];
    float[] biases = new float[gateRows];
    for (int row = 0; row < gateRows; row++) {
      int column = layout.column(row / layout.hidden(), row % layout.hidden());
      for (int i = 0; i < features.count(); i++) {
        inputs[row * features.count() + i] = input[features.place(i) * layout.columns() + column];
      }
      for (int i = 0; i < layout.hidden(); i++) {
        hiddens[row * layout.hidden() + i] = hidden[i * layout.columns() + column];
      }
      biases[row] = bias[column];
    }
    List<NamedTensor> tensors = new ArrayList<>();
    tensors.add(
        new NamedTensor(prefix + ".input.weight", List.of(gateRows, features.count()), inputs));
    tensors.add(
        new NamedTensor(prefix + ".hidden.weight", List.of(gateRows, layout.hidden()), hiddens));
    tensors.add(new NamedTensor(prefix + ".bias", List.of(gateRows), biases));
    if (layout.extras() > 0) {
      float[] extras = new float[layout.extras() * layout.hidden()];
      for (int kind = 0; kind < layout.extras(); kind++) {
        System.arraycopy(
            extra, kind * layout.paddedHidden(), extras, kind * layout.hidden(), layout.hidden());
      }
      tensors.add(new NamedTensor(prefix + extraName(layout), extraShape(layout), extras));
    }
    return tensors;
  }

  private static String extraName(GateLayout layout) {
    return layout.cell() == Cell.GRU ? ".candidate.hidden.bias" : ".peephole";
  }

  private static List<Integer> extraShape(GateLayout layout) {
    return layout.extras() == 1
        ? List.of(layout.hidden())
        : List.of(layout.extras(), layout.hidden());
  }
}
