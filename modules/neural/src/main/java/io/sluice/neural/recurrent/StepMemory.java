package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.kernel.Normalisation;
import io.sluice.neural.kernel.Rows;
import java.util.Arrays;

/** Scratch of the steps of {@link LayerPredictor}s, of one thread at a time; grows as needed. */
final class StepMemory {
  final CellStep views = new CellStep();
  final Rows product = new Rows();
  final Rows inner = new Rows();
  final Rows output = new Rows();
  final Rows input = new Rows();
  private final Rows statistic = new Rows();
  private float[] products = {};
  private float[] inners = {};
  private float[] outputs = {};
  private float[] statistics = {};
  private float[] inputs = {};

  /** [lanes, stride] of zeros. */
  Rows product(int lanes, int stride) {
    products = atLeast(products, lanes * stride);
    Arrays.fill(products, 0, lanes * stride, 0);
    return product.at(products, 0, stride);
  }

  /** [lanes, units]. */
  Rows inner(int lanes, int units) {
    inners = atLeast(inners, lanes * units);
    return inner.at(inners, 0, units);
  }

  /** [lanes, stride]. */
  Rows projected(int lanes, int stride) {
    outputs = atLeast(outputs, lanes * stride);
    return output.at(outputs, 0, stride);
  }

  /** [lanes, stride]. */
  Rows input(int lanes, int stride) {
    inputs = atLeast(inputs, lanes * stride);
    return input.at(inputs, 0, stride);
  }

  /** [lanes, statistics]. */
  Rows statistics(int lanes) {
    statistics = atLeast(statistics, lanes * Normalisation.STATISTICS);
    return statistic.at(statistics, 0, Normalisation.STATISTICS);
  }

  static float[] atLeast(float[] array, int size) {
    return array.length < size ? new float[size] : array;
  }
}
