package io.sluice.neural.recurrent;

import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameter;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The parameters of one direction of a layer within the flat buffers of a network. */
final class DirectionParameters {
  private final GateLayout layout;
  private final Features features;
  private final String prefix;
  private final Parameter input;
  private final Parameter hidden;
  private final Parameter bias;
  private final Parameter extra;
  private final Parameter projection;

  DirectionParameters(Parameters parameters, GateLayout layout, Features features, String prefix) {
    this.layout = layout;
    this.features = features;
    this.prefix = prefix;
    input = parameters.declare(prefix + ".input.weight", features.width() * layout.columns());
    hidden =
        parameters.declare(prefix + ".hidden.weight", layout.paddedOutputs() * layout.columns());
    bias = parameters.declare(prefix + ".bias", layout.columns());
    extra =
        declare(
            parameters,
            layout.cell().normalises() ? ".gain" : ".extra",
            layout.extras() * layout.paddedHidden());
    projection = declare(parameters, ".projection.weight", layout.projectionSize());
  }

  private Parameter declare(Parameters parameters, String name, int size) {
    return size == 0 ? Parameter.NONE : parameters.declare(prefix + name, size);
  }

  GateLayout layout() {
    return layout;
  }

  Features features() {
    return features;
  }

  /** [features.width, columns]. */
  Floats input() {
    return input.values();
  }

  /** [paddedOutputs, columns]. */
  Floats hidden() {
    return hidden.values();
  }

  /** [columns]. */
  Floats bias() {
    return bias.values();
  }

  /** [extras, paddedHidden]; empty for most cells. */
  Floats extra() {
    return extra.values();
  }

  /** [paddedHidden, paddedOutputs]; empty without projection. */
  Floats projection() {
    return projection.values();
  }

  Floats dInput() {
    return input.gradients();
  }

  Floats dHidden() {
    return hidden.gradients();
  }

  Floats dBias() {
    return bias.gradients();
  }

  Floats dExtra() {
    return extra.gradients();
  }

  Floats dProjection() {
    return projection.gradients();
  }

  /**
   * Draws weights from the uniform distribution on ±1 / sqrt(hidden), in canonical order; biases
   * are zero but for the forget gate's, and parameters of single units start as their cell says.
   */
  void initialise(SeededRandom random, double forgetBias) {
    double bound = 1 / Math.sqrt(layout.hidden());
    int gates = layout.cell().gates();
    DirectionWeights weights = DirectionWeights.zero(layout, features);
    for (int row = 0; row < gates * layout.hidden(); row++) {
      int column = layout.column(row / layout.hidden(), row % layout.hidden());
      for (int i = 0; i < features.count(); i++) {
        weights.input()[features.place(i) * layout.columns() + column] = uniform(random, bound);
      }
      for (int i = 0; i < layout.outputs(); i++) {
        weights.hidden()[i * layout.columns() + column] = uniform(random, bound);
      }
    }
    for (int i = 0; i < layout.outputs() && layout.projected(); i++) {
      for (int unit = 0; unit < layout.hidden(); unit++) {
        weights.projection()[unit * layout.paddedOutputs() + i] = uniform(random, bound);
      }
    }
    int kind = 0;
    for (UnitParameters extras : layout.cell().extras()) {
      for (int i = 0; i < extras.kinds(); i++, kind++) {
        int at = kind * layout.paddedHidden();
        Arrays.fill(weights.extra(), at, at + layout.hidden(), extras.initial());
      }
    }
    layout
        .cell()
        .forgetGate()
        .ifPresent(
            gate -> {
              for (int unit = 0; unit < layout.hidden(); unit++) {
                weights.bias()[layout.column(gate, unit)] = (float) forgetBias;
              }
            });
    write(weights);
  }

  private static float uniform(SeededRandom random, double bound) {
    return (float) ((2 * random.nextDouble() - 1) * bound);
  }

  void load(Map<String, NamedTensor> tensors) {
    write(DirectionWeights.of(layout, features, prefix, tensors));
  }

  List<NamedTensor> export() {
    return new DirectionWeights(
            layout,
            features,
            input().toArray(),
            hidden().toArray(),
            bias().toArray(),
            extra().toArray(),
            projection().toArray())
        .export(prefix);
  }

  /** The gradients under canonical names. */
  List<NamedTensor> exportGradients() {
    return new DirectionWeights(
            layout,
            features,
            dInput().toArray(),
            dHidden().toArray(),
            dBias().toArray(),
            dExtra().toArray(),
            dProjection().toArray())
        .export(prefix);
  }

  private void write(DirectionWeights weights) {
    input().write(0, weights.input(), 0, weights.input().length);
    hidden().write(0, weights.hidden(), 0, weights.hidden().length);
    bias().write(0, weights.bias(), 0, weights.bias().length);
    extra().write(0, weights.extra(), 0, weights.extra().length);
    projection().write(0, weights.projection(), 0, weights.projection().length);
  }
}
