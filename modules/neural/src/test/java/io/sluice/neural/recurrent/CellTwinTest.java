package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.testing.GradientCheck;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
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
    double[][] h0 = {draw(random, outputs), draw(random, outputs)};
    double[][] c0 = {draw(random, HIDDEN), draw(random, HIDDEN)};
    double[][] hiddenMask = {{2, 0, 2, 2, 0}, {0, 2, 2, 0, 2}};
    double[][] updateMask = {{1, 2, 0, 1.5, 1}, {2, 0, 1, 1, 3}};
    CellTwin twin =
        new CellTwin(cell, HIDDEN, INPUTS, weights, hiddenMask, updateMask, reverse, lengths);
    double[][][] x = cube(input, INPUTS);
    twin.forward(x, h0, c0);
    double[][][] dInput = twin.backward(cube(factors, outputs));
    weights.forEach(
        (name, values) ->
            assertThat(
                    GradientCheck.relativeError(
                        point -> {
                          Map<String, double[]> moved = new HashMap<>(weights);
                          moved.put(name, point);
                          CellTwin other =
                              new CellTwin(
                                  cell,
                                  HIDDEN,
                                  INPUTS,
                                  moved,
                                  hiddenMask,
                                  updateMask,
                                  reverse,
                                  lengths);
                          return dot(other.forward(x, h0, c0), factors);
                        },
                        values,
                        twin.gradient(name)))
                .as("%s %s reverse %s", cell, name, reverse)
                .isLessThan(1e-6));
    assertThat(
            GradientCheck.relativeError(
                point -> dot(twin.forward(cube(point, INPUTS), h0, c0), factors),
                input,
                flat(dInput)))
        .as("%s input reverse %s", cell, reverse)
        .isLessThan(1e-6);
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

  private static double[] flat(double[][][] cube) {
    return java.util.Arrays.stream(cube)
        .flatMap(java.util.Arrays::stream)
        .flatMapToDouble(java.util.Arrays::stream)
        .toArray();
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
