package io.sluice.neural.gemm;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.team.Team;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What provider {@code java} keeps beyond {@link GemmContract}: exactly stated results. */
public abstract class JavaGemmContract extends GemmContract {
  /** The kernels under test. */
  protected abstract Kernels kernels();

  @Override
  protected GemmProvider provider() {
    return new JavaGemmProvider(kernels());
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1", "1, 13, 207", "13, 1, 65", "2, 65, 13", "7, 207, 16", "13, 512, 65",
    "65, 207, 129", "207, 13, 1", "129, 512, 207", "3, 4100, 70", "100, 128, 300", "9, 9000, 5",
    "150, 1030, 66"
  })
  void everyElementIsOneChainForAnyTeam(int m, int k, int n) {
    Operands operands = new Operands(m + 31L * k + 7L * n);
    Random random = new Random(m);
    for (Accumulation accumulation : Accumulation.values()) {
      Matrix a = operands.matrix(m, k, random.nextBoolean() ? Order.ROWS : Order.COLUMNS);
      Matrix b = operands.matrix(k, n, random.nextBoolean() ? Order.ROWS : Order.COLUMNS);
      Matrix old = operands.matrix(m, n, Order.ROWS);
      Matrix expected = operands.copy(old);
      Operands.chains(a, b, accumulation, expected);
      for (int threads : new int[] {1, 2, 4}) {
        Matrix c = operands.copy(old);
        try (Gemm gemm = provider().open();
            Team team = Team.of(threads)) {
          gemm.multiply(team, a, b, accumulation, c);
        }
        assertThat(c.data().toArray())
            .as("%s %s %s, %d threads", a.order(), b.order(), accumulation, threads)
            .isEqualTo(expected.data().toArray());
      }
    }
  }

  @Test
  void oneInstanceServesShapesOfAnySize() {
    Operands operands = new Operands(77);
    try (Gemm gemm = provider().open();
        Team two = Team.of(2);
        Team three = Team.of(3)) {
      int[][] shapes = {{5, 7, 9}, {70, 200, 130}, {1, 1, 1}, {33, 300, 65}, {200, 3, 3}};
      for (int[] shape : shapes) {
        Matrix a = operands.matrix(shape[0], shape[1], Order.ROWS);
        Matrix b = operands.matrix(shape[1], shape[2], Order.COLUMNS);
        Matrix c = operands.matrix(shape[0], shape[2], Order.ROWS);
        Matrix expected = operands.copy(c);
        Operands.chains(a, b, Accumulation.ADD, expected);
        gemm.multiply(shape[0] % 2 == 0 ? two : three, a, b, Accumulation.ADD, c);
        assertThat(c.data().toArray()).isEqualTo(expected.data().toArray());
      }
    }
  }
}
