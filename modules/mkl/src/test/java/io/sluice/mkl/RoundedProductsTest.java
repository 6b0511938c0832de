package io.sluice.mkl;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.gemm.Gemm;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.precision.BFloat16;
import io.sluice.neural.team.Team;
import io.sluice.testing.Norms;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Products in both precisions against those of provider java on operands rounded before. */
class RoundedProductsTest {
  private static final double BOUND = 2e-6;

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
    try (Gemm gemm = new MklGemmProvider().open(precision);
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
}
