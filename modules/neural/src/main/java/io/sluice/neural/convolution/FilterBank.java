package io.sluice.neural.convolution;

import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Bias;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameter;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.List;
import java.util.Map;

/** The parameters of the filters of one width, and a packed copy of their values. */
final class FilterBank {
  private final String name;
  private final ConvolutionSettings settings;
  private final int width;
  private final int offset;
  private final Parameter weight;
  private final Bias bias;
  private final Filters filters;
  private final float[] rows;

  /**
   * Declares the parameters.
   *
   * @param index among the widths
   */
  FilterBank(
      Parameters parameters,
      String name,
      ConvolutionSettings settings,
      int width,
      PanelKernels kernels,
      int index) {
    this.name = name;
    this.settings = settings;
    this.width = width;
    offset = index * PaddedMatrix.padded(settings.filters());
    rows = new float[settings.filters() * width * settings.inputWidth()];
    weight = parameters.declare(Filters.weightName(name, width), rows.length);
    bias = new Bias(parameters, Filters.biasName(name, width), settings.filters());
    filters = new Filters(settings, width, kernels);
  }

  int width() {
    return width;
  }

  /** Place of the first result among those of a sequence. */
  int offset() {
    return offset;
  }

  /** [F, w, C], after {@link #pack}. */
  float[] rows() {
    return rows;
  }

  Filters filters() {
    return filters;
  }

  Floats weightGradients() {
    return weight.gradients();
  }

  Floats biasGradients() {
    return bias.gradients();
  }

  /** Takes the values over to the heap. */
  void pack() {
    weight.values().read(0, rows, 0, rows.length);
    filters.pack(rows);
    bias.values().read(0, filters.bias, 0, filters.bias.length);
  }

  void initialise(SeededRandom random) {
    double bound = 1 / Math.sqrt(width * settings.inputs());
    float[] values = new float[rows.length];
    for (int row = 0; row < settings.filters() * width; row++) {
      for (int i = 0; i < settings.inputs(); i++) {
        values[row * settings.inputWidth() + i] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
    }
    weight.values().write(0, values, 0, values.length);
  }

  List<NamedTensor> export() {
    float[] values = weight.values().toArray();
    return List.of(Filters.tensor(settings, width, name, values), bias.export());
  }

  void load(Map<String, NamedTensor> tensors) {
    float[] values = Filters.rows(settings, width, name, tensors);
    bias.load(tensors);
    weight.values().write(0, values, 0, values.length);
  }
}
