package io.sluice.neural.convolution;

import io.sluice.neural.parameter.PaddedMatrix;
import java.util.HashSet;
import java.util.List;

/**
 * What is convolved how.
 *
 * @param inputs features of one position, without padding
 * @param filters of each width
 * @param widths positions that a filter sees, each another number
 */
public record ConvolutionSettings(int inputs, int filters, List<Integer> widths) {
  private static final int MAX_INPUTS = 4096;
  private static final int MAX_FILTERS = 4096;
  private static final int MAX_WIDTH = 64;

  public ConvolutionSettings {
    widths = List.copyOf(widths);
    if (inputs < 1 || inputs > MAX_INPUTS) {
      throw new IllegalArgumentException(
          "inputs must be between 1 and %d, was %d".formatted(MAX_INPUTS, inputs));
    }
    if (filters < 1 || filters > MAX_FILTERS) {
      throw new IllegalArgumentException(
          "filters must be between 1 and %d, was %d".formatted(MAX_FILTERS, filters));
    }
    if (widths.isEmpty() || new HashSet<>(widths).size() < widths.size()) {
      throw new IllegalArgumentException(
          "there must be one width or several different ones, were " + widths);
    }
    for (int width : widths) {
      if (width < 1 || width > MAX_WIDTH) {
        throw new IllegalArgumentException(
            "widths must be between 1 and %d, was %d".formatted(MAX_WIDTH, width));
      }
    }
  }

  /** Filters of one width. */
  public static ConvolutionSettings of(int inputs, int filters, int width) {
    return new ConvolutionSettings(inputs, filters, List.of(width));
  }

  /** Results in canonical form: filters of all widths, without padding. */
  public int outputs() {
    return filters * widths.size();
  }

  /** Floats of one position in memory: inputs padded to a multiple of 16. */
  public int inputWidth() {
    return PaddedMatrix.padded(inputs);
  }

  /** Floats of all results in memory: for each width the filters, padded to a multiple of 16. */
  public int outputWidth() {
    return PaddedMatrix.padded(filters) * widths.size();
  }

  /** Place in memory of a result. */
  public int outputPlace(int output) {
    return output / filters * PaddedMatrix.padded(filters) + output % filters;
  }
}
