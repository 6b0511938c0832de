package io.sluice.neural.gemm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.neural.arithmetic.BFloat16;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.team.Team;
import io.sluice.testing.Norms;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Products in both precisions, whole ones and those of single steps, against those of provider java
 * on operands rounded before; one subclass for each provider that rounds.
 */
public abstract class RoundedProductsContract {
  private static final double BOUND = 2e-6;

  protected abstract GemmProvider provider();

  private final Random random = new Random(23);
  private final Arena arena = new Arena();

  private Matrix matrix(int rows, int columns, Order order) {
    int storedRows = order == Order.ROWS ? rows : columns;
    int stride = (order == Order.ROWS ? columns : rows) + random.nextInt(5);
    int offset = random.nextInt(7);
    Floats data = arena.allocate(offset + storedRows * stride);
    for (int i = 0; i < data.length(); i++) {
      data.set(i, random.nextFloat() * 2 - 1);
    }
    return new Matrix(data, offset, rows, columns, stride, order);
  }

  /** The same shape with a content that rounding leaves alone. */
  private Matrix rounded(Matrix matrix, Precision precision) {
    float[] values = matrix.data().toArray();
    Floats data = arena.allocate(values.length);
    if (precision == Precision.BF16) {
      values = BFloat16.values(BFloat16.of(values));
    }
    data.write(0, values, 0, values.length);
    return new Matrix(
        data, matrix.offset(), matrix.rows(), matrix.columns(), matrix.stride(), matrix.order());
  }

  private static double error(Matrix actual, Matrix expected) {
    float[] values = expected.data().toArray();
    double[] exact = new double[values.length];
    for (int i = 0; i < exact.length; i++) {
      exact[i] = values[i];
    }
    return Norms.relative(actual.data().toArray(), exact);
  }

  private static Order order(Random random) {
    return random.nextBoolean() ? Order.ROWS : Order.COLUMNS;
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void agreeWithProviderJava(Precision precision) {
    assumeTrue(provider().unavailable(precision).isEmpty());
    try (Gemm gemm = provider().open(precision);
        Gemm java = new JavaGemmProvider().open();
        Team team = Team.of(3)) {
      for (int round = 0; round < 60; round++) {
        int m = 1 + random.nextInt(200);
        int k = 1 + random.nextInt(200);
        int n = 1 + random.nextInt(200);
        Matrix a = matrix(m, k, order(random));
        Matrix b = matrix(k, n, order(random));
        Matrix c = matrix(m, n, Order.ROWS);
        Matrix expected = rounded(c, Precision.FP32);
        Accumulation accumulation = random.nextBoolean() ? Accumulation.ADD : Accumulation.REPLACE;
        gemm.multiply(team, a, b, accumulation, c);
        java.multiply(team, rounded(a, precision), rounded(b, precision), accumulation, expected);
        assertThat(error(c, expected))
            .as("round %d, %d x %d x %d, %s", round, m, k, n, accumulation)
            .isLessThan(BOUND);
      }
    }
  }

  /** More than what providers make code of their own for, or copy in another order. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void largeOnesAgreeWithProviderJava(Precision precision) {
    assumeTrue(provider().unavailable(precision).isEmpty());
    try (Gemm gemm = provider().open(precision);
        Gemm java = new JavaGemmProvider().open();
        Team team = Team.of(2)) {
      for (Order order : Order.values()) {
        Matrix a = matrix(517, 2051, order);
        Matrix b = matrix(2051, 1030, Order.ROWS);
        Matrix c = matrix(517, 1030, Order.ROWS);
        Matrix expected = rounded(c, Precision.FP32);
        gemm.multiply(team, a, b, Accumulation.ADD, c);
        java.multiply(
            team, rounded(a, precision), rounded(b, precision), Accumulation.ADD, expected);
        assertThat(error(c, expected)).as("first by %s", order).isLessThan(BOUND);
      }
    }
  }

  /** As many rows as the weights were packed for, and fewer; weights that changed. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void stepsAgreeWithProviderJava(Precision precision) {
    assumeTrue(provider().unavailable(precision).isEmpty());
    try (Gemm gemm = provider().open(precision);
        Gemm java = new JavaGemmProvider().open();
        Team team = Team.of(1)) {
      for (int round = 0; round < 40; round++) {
        int most = 1 + random.nextInt(70);
        int k = 1 + random.nextInt(150);
        int n = 1 + random.nextInt(150);
        StepProducts steps = gemm.stepProducts().orElseThrow();
        int first = random.nextInt(3) * most;
        Floats written = new Arena().allocate(first + most, k + 3);
        StepRows operand = steps.rows(written, k + 3);
        StepProducts.Weights weights = steps.weights(k, n, most);
        for (int rows : new int[] {most, 1 + random.nextInt(most), most}) {
          Matrix a = matrix(rows, k, Order.ROWS);
          Matrix b = matrix(k, n, order(random));
          weights.pack(b);
          int half = k / 2;
          float[] values = a.data().toArray();
          operand.write(first, rows, 0, half, values, a.offset(), a.stride());
          operand.write(first, rows, half, k - half, values, a.offset() + half, a.stride());
          Matrix c = matrix(rows, n, Order.ROWS);
          Matrix expected = rounded(c, Precision.FP32);
          Accumulation accumulation =
              random.nextBoolean() ? Accumulation.ADD : Accumulation.REPLACE;
          weights.multiply(operand, first, rows, accumulation, c.data(), c.offset(), c.stride());
          java.multiply(team, rounded(a, precision), rounded(b, precision), accumulation, expected);
          assertThat(error(c, expected))
              .as("round %d, %d of %d x %d x %d, %s", round, rows, most, k, n, accumulation)
              .isLessThan(BOUND);
        }
      }
    }
  }

  /** What steps have written is what products of all steps read, as it is and transposed. */
  @ParameterizedTest
  @EnumSource(Precision.class)
  void productsReadWhatStepsHaveWritten(Precision precision) {
    assumeTrue(provider().unavailable(precision).isEmpty());
    try (Gemm gemm = provider().open(precision);
        Gemm java = new JavaGemmProvider().open();
        Team team = Team.of(2)) {
      StepProducts steps = gemm.stepProducts().orElseThrow();
      for (int round = 0; round < 20; round++) {
        int time = 1 + random.nextInt(5);
        int lanes = 1 + random.nextInt(9);
        int width = 1 + random.nextInt(90);
        int rows = time * lanes;
        Floats memory = new Arena().allocate((time + 1) * lanes, width);
        StepRows written = steps.rows(memory, width);
        Matrix values = matrix(rows, width, Order.ROWS);
        float[] source = values.data().toArray();
        int half = width / 2;
        for (int t = time - 1; t >= 0; t--) {
          int from = values.offset() + t * lanes * values.stride();
          int row = (t + 1) * lanes;
          written.write(row, lanes, half, width - half, source, from + half, values.stride());
          written.write(row, lanes, 0, half, source, from, values.stride());
        }
        Matrix operand = new Matrix(memory, lanes * width, rows, width, width, Order.ROWS);
        int n = 1 + random.nextInt(70);
        Matrix right = matrix(width, n, order(random));
        Matrix left = matrix(n, rows, order(random));
        Matrix other = matrix(rows, n, Order.ROWS);
        check(team, gemm, java, precision, new Matrix[] {operand, right, values, right});
        check(team, gemm, java, precision, new Matrix[] {left, operand, left, values});
        check(
            team,
            gemm,
            java,
            precision,
            new Matrix[] {operand.transposed(), other, values.transposed(), other});
      }
    }
  }

  /**
   * @param operands of the product, and those that it is to agree with
   */
  private void check(Team team, Gemm gemm, Gemm java, Precision precision, Matrix[] operands) {
    Matrix c = matrix(operands[0].rows(), operands[1].columns(), Order.ROWS);
    Matrix expected = rounded(c, Precision.FP32);
    gemm.multiply(team, operands[0], operands[1], Accumulation.ADD, c);
    java.multiply(
        team,
        rounded(operands[2], precision),
        rounded(operands[3], precision),
        Accumulation.ADD,
        expected);
    assertThat(error(c, expected)).isLessThan(BOUND);
  }

  @Test
  void refusesWhatDoesNotFit() {
    try (Gemm gemm = provider().open()) {
      StepProducts steps = gemm.stepProducts().orElseThrow();
      Floats matrix = new Arena().allocate(2, 3);
      StepRows rows = steps.rows(matrix, 3);
      assertThatThrownBy(() -> rows.write(1, 2, 0, 3, new float[9], 0, 3))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rows 1 to 3 and columns 0 to 3 do not fit into 2 x 3");
      assertThatThrownBy(() -> rows.place(Matrix.of(matrix, 3, 2)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rows of 3 elements were written, not of 2");
      StepProducts.Weights weights = steps.weights(3, 4, 2);
      assertThatThrownBy(() -> weights.pack(matrix(4, 3, Order.ROWS)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("expected weights of 3 x 4, was 4 x 3");
    }
  }
}
