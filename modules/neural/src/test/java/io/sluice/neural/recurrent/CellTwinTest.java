package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.GradientCheck;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Finite differences of the double twin, by weights, inputs and the state before: T = 3, B = 2, I =
 * 4, H = 5 and, projected, 3 outputs; with masks and lengths.
 */
class CellTwinTest {
  private static final int TIME = 3;
  private static final int BATCH = 2;
  private static final int INPUTS = 4;
  private static final int HIDDEN = 5;

  @ParameterizedTest
  @EnumSource(Cell.class)
  void gradientsAreThoseOfFiniteDifferences(Cell cell) {
    for (boolean reverse : new boolean[] {false, true}) {
      for (int[] lengths : List.of(new int[] {3, 3}, new int[] {2, 3})) {
        check(cell, HIDDEN, reverse, lengths);
        if (cell.hasCellState()) {
          check(cell, 3, reverse, lengths);
        }
      }
    }
  }

  private static void check(Cell cell, int outputs, boolean reverse, int[] lengths) {
    Random random = new Random(7);
    int rows = cell.gates() * HIDDEN;
    Map<String, double[]> weights = new HashMap<>();
    weights.put("input.weight", draw(random, rows * INPUTS));
    weights.put("hidden.weight", draw(random, rows * outputs));
    weights.put("bias", draw(random, rows));
    int extras = new GateLayout(cell, HIDDEN).extras();
    if (extras > 0) {
      weights.put("extra", draw(random, extras * HIDDEN));
    }
    if (outputs < HIDDEN) {
      weights.put("projection.weight", draw(random, outputs * HIDDEN));
    }
    double[] input = draw(random, TIME * BATCH * INPUTS);
    double[] factors = draw(random, TIME * BATCH * outputs);
    double[] h0 = draw(random, BATCH * outputs);
    double[] c0 = draw(random, BATCH * HIDDEN);
    double[][] hiddenMask = {{2, 0, 2, 2, 0}, {0, 2, 2, 0, 2}};
    double[][] updateMask = {{1, 2, 0, 1.5, 1}, {2, 0, 1, 1, 3}};
    String place =
        "%s of %d outputs, reverse %s, lengths %s, by "
            .formatted(cell, outputs, reverse, Arrays.toString(lengths));
    CellTwin twin =
        new CellTwin(cell, HIDDEN, INPUTS, weights, hiddenMask, updateMask, reverse, lengths);
    twin.forward(cube(input, INPUTS), square(h0), square(c0));
    double[][][] dInput = twin.backward(cube(factors, outputs));
    double[] dHidden = flat(twin.dFirstHidden);
    double[] dCell = flat(twin.dFirstCell);
    weights.forEach(
        (name, values) ->
            compare(
                place + name,
                point -> {
                  Map<String, double[]> moved = new HashMap<>(weights);
                  moved.put(name, point);
                  CellTwin other =
                      new CellTwin(
                          cell, HIDDEN, INPUTS, moved, hiddenMask, updateMask, reverse, lengths);
                  return dot(other.forward(cube(input, INPUTS), square(h0), square(c0)), factors);
                },
                values,
                twin.gradient(name)));
    compare(
        place + "the input",
        point -> dot(twin.forward(cube(point, INPUTS), square(h0), square(c0)), factors),
        input,
        flat(dInput));
    compare(
        place + "the hidden state before",
        point -> dot(twin.forward(cube(input, INPUTS), square(point), square(c0)), factors),
        h0,
        dHidden);
    if (cell.hasCellState()) {
      compare(
          place + "the cell state before",
          point -> dot(twin.forward(cube(input, INPUTS), square(h0), square(point)), factors),
          c0,
          dCell);
    }
  }

  private static void compare(
      String place, ToDoubleFunction<double[]> loss, double[] point, double[] gradient) {
    assertThat(Arrays.stream(gradient)).as(place).anyMatch(d -> d != 0);
    assertThat(GradientCheck.relativeError(loss, point, gradient)).as(place).isLessThan(1e-6);
  }

  private static double[] draw(Random random, int count) {
    return random.doubles(count, -1, 1).toArray();
  }

  private static double[][][] cube(double[] flat, int width) {
    double[][][] result = new double[TIME][BATCH][width];
    for (int i = 0; i < flat.length; i++) {
      result[i / width / BATCH][i / width % BATCH][i % width] = flat[i];
    }
    return result;
  }

  /** [B][...], a new array for each lane. */
  private static double[][] square(double[] flat) {
    int width = flat.length / BATCH;
    double[][] result = new double[BATCH][];
    for (int lane = 0; lane < BATCH; lane++) {
      result[lane] = Arrays.copyOfRange(flat, lane * width, (lane + 1) * width);
    }
    return result;
  }

  private static double[] flat(double[][] square) {
    return Arrays.stream(square).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double[] flat(double[][][] cube) {
    return Arrays.stream(cube).flatMap(Arrays::stream).flatMapToDouble(Arrays::stream).toArray();
  }

  private static double dot(double[][][] output, double[] factors) {
    double[] values = flat(output);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * factors[i];
    }
    return sum;
  }
}
