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
 * @param hidden [paddedOutputs, columns]
 * @param bias [columns]
 * @param extra [extras, paddedHidden]
 * @param projection [paddedHidden, paddedOutputs], or empty
 */
record DirectionWeights(
    GateLayout layout,
    Features features,
    float[] input,
    float[] hidden,
    float[] bias,
    float[] extra,
    float[] projection) {

  /** All zero. */
  static DirectionWeights zero(GateLayout layout, Features features) {
    int columns = layout.columns();
    return new DirectionWeights(
        layout,
        features,
        new float[features.width() * columns],
        new float[layout.paddedOutputs() * columns],
        new float[columns],
        new float[layout.extras() * layout.paddedHidden()],
        new float[layout.projectionSize()]);
  }

  /**
   * Reads canonical tensors.
   *
   * @throws IllegalArgumentException if one is missing or has another shape
   */
  static DirectionWeights of(
      GateLayout layout, Features features, String prefix, Map<String, NamedTensor> tensors) {
    DirectionWeights weights = zero(layout, features);
    layout
        .tensors(features.count())
        .forEach(
            (name, shape) ->
                weights.copy(
                    name, NamedTensor.require(tensors, prefix + '.' + name, shape), Way.IN));
    return weights;
  }

  /** Canonical tensors. */
  List<NamedTensor> export(String prefix) {
    List<NamedTensor> tensors = new ArrayList<>();
    layout
        .tensors(features.count())
        .forEach(
            (name, shape) -> {
              float[] values = new float[shape.stream().reduce(1, Math::multiplyExact)];
              copy(name, values, Way.OUT);
              tensors.add(new NamedTensor(prefix + '.' + name, shape, values));
            });
    return tensors;
  }

  /** From canonical tensors into memory, or out of it. */
  private enum Way {
    IN,
    OUT;

    /** Copies {@code count} values between a canonical run and a strided one. */
    void copy(float[] canonical, int from, int count, float[] memory, int at, int stride) {
      for (int i = 0; i < count; i++) {
        if (this == IN) {
          memory[at + i * stride] = canonical[from + i];
        } else {
          canonical[from + i] = memory[at + i * stride];
        }
      }
    }
  }

  private void copy(String name, float[] canonical, Way way) {
    switch (name) {
      case "input.weight" -> copyInput(canonical, way);
      case "hidden.weight" -> {
        int size = layout.outputs();
        for (int row = 0; row < canonical.length / size; row++) {
          way.copy(canonical, row * size, size, hidden, column(row), layout.columns());
        }
      }
      case "bias" -> {
        for (int row = 0; row < canonical.length; row++) {
          way.copy(canonical, row, 1, bias, column(row), 1);
        }
      }
      case "projection.weight" -> {
        int size = layout.hidden();
        for (int row = 0; row < layout.outputs(); row++) {
          way.copy(canonical, row * size, size, projection, row, layout.paddedOutputs());
        }
      }
      default -> copyExtra(name, canonical, way);
    }
  }

  /** Column in memory of a canonical row of gates. */
  private int column(int row) {
    return layout.column(row / layout.hidden(), row % layout.hidden());
  }

  private void copyInput(float[] canonical, Way way) {
    int columns = layout.columns();
    for (int row = 0; row < canonical.length / features.count(); row++) {
      for (int part = 0; part < features.parts(); part++) {
        int first = part * features.size();
        int place = features.place(first) * columns + column(row);
        way.copy(canonical, row * features.count() + first, features.size(), input, place, columns);
      }
    }
  }

  private void copyExtra(String name, float[] canonical, Way way) {
    int first = 0;
    for (UnitParameters parameters : layout.cell().extras()) {
      if (parameters.name().equals(name)) {
        int size = layout.hidden();
        for (int kind = 0; kind < parameters.kinds(); kind++) {
          int at = (first + kind) * layout.paddedHidden();
          way.copy(canonical, kind * size, size, extra, at, 1);
        }
      }
      first += parameters.kinds();
    }
  }
}
