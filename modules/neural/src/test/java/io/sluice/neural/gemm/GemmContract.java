package io.sluice.neural.gemm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.team.Team;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every provider of matrix products keeps; extend it for each implementation. */
public abstract class GemmContract {
  /** The provider under test, usable on this machine. */
  protected abstract GemmProvider provider();

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "1, 13, 207",
    "13, 1, 65",
    "2, 65, 13",
    "6, 64, 64",
    "7, 207, 16",
    "13, 512, 65",
    "65, 207, 129",
    "207, 13, 1",
    "50, 100, 512",
    "129, 512, 207",
    "1, 512, 300",
    "24, 4100, 3"
  })
  void agreesWithDoubles(int m, int k, int n) {
    Operands operands = new Operands(31L * m + 7L * k + n);
    try (Gemm gemm = provider().open();
        Team team = Team.of(2)) {
      for (Order aOrder : Order.values()) {
        for (Order bOrder : Order.values()) {
          for (Accumulation accumulation : Accumulation.values()) {
            Matrix a = operands.matrix(m, k, aOrder);
            Matrix b = operands.matrix(k, n, bOrder);
            Matrix old = operands.matrix(m, n, Order.ROWS);
            Matrix c = operands.copy(old);
            gemm.multiply(team, a, b, accumulation, c);
            assertThat(Operands.error(a, b, accumulation, old, c))
                .as("a %s, b %s, %s", aOrder, bOrder, accumulation)
                .isLessThan(2e-6);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void agreesWithDoublesAtRandomShapes(long seed) {
    Random random = new Random(seed);
    Operands operands = new Operands(seed);
    try (Gemm gemm = provider().open();
        Team team = Team.of(1 + random.nextInt(4))) {
      for (int round = 0; round < 40; round++) {
        int m = 1 + random.nextInt(90);
        int k = 1 + random.nextInt(150);
        int n = 1 + random.nextInt(150);
        Matrix a = operands.matrix(m, k, random.nextBoolean() ? Order.ROWS : Order.COLUMNS);
        Matrix b = operands.matrix(k, n, random.nextBoolean() ? Order.ROWS : Order.COLUMNS);
        Matrix old = operands.matrix(m, n, Order.ROWS);
        Matrix c = operands.copy(old);
        gemm.multiply(team, a, b, Accumulation.ADD, c);
        assertThat(Operands.error(a, b, Accumulation.ADD, old, c))
            .as("seed %d, round %d, %d x %d x %d", seed, round, m, k, n)
            .isLessThan(2e-6);
      }
    }
  }

  @Test
  void writesOnlyTheResult() {
    Operands operands = new Operands(5);
    Matrix a = operands.matrix(13, 20, Order.ROWS);
    Matrix b = operands.matrix(20, 70, Order.ROWS);
    Matrix old = new Matrix(new Arena().allocate(14 * 80), 9, 13, 70, 80, Order.ROWS);
    old.data().fill(42);
    Matrix c = operands.copy(old);
    try (Gemm gemm = provider().open();
        Team team = Team.of(2)) {
      gemm.multiply(team, a, b, Accumulation.REPLACE, c);
    }
    for (int i = 0; i < c.data().length(); i++) {
      int column = (i - 9 + 80) % 80;
      boolean inside = i >= 9 && column < 70 && (i - 9) / 80 < 13;
      if (!inside) {
        assertThat(c.data().get(i)).as("float %d", i).isEqualTo(42);
      }
    }
  }

  @Test
  void replacesWithoutReadingTheOldResult() {
    Operands operands = new Operands(6);
    Matrix a = operands.matrix(5, 9, Order.ROWS);
    Matrix b = operands.matrix(9, 11, Order.ROWS);
    Matrix c = operands.matrix(5, 11, Order.ROWS);
    c.data().fill(Float.NaN);
    try (Gemm gemm = provider().open();
        Team team = Team.of(1)) {
      gemm.multiply(team, a, b, Accumulation.REPLACE, c);
    }
    assertThat(Operands.error(a, b, Accumulation.REPLACE, c, c)).isLessThan(2e-6);
  }

  @Test
  void anEmptyInnerExtentGivesZeroOrTheOldResult() {
    Operands operands = new Operands(7);
    Matrix a = operands.matrix(5, 0, Order.ROWS);
    Matrix b = operands.matrix(0, 11, Order.ROWS);
    Matrix c = operands.matrix(5, 11, Order.ROWS);
    float[] old = c.data().toArray();
    try (Gemm gemm = provider().open();
        Team team = Team.of(2)) {
      gemm.multiply(team, a, b, Accumulation.ADD, c);
      assertThat(c.data().toArray()).isEqualTo(old);
      gemm.multiply(team, a, b, Accumulation.REPLACE, c);
    }
    assertThat(Operands.get(c, 4, 10)).isZero();
    assertThat(Operands.get(c, 0, 0)).isZero();
  }

  @Test
  void anEmptyResultIsFine() {
    Operands operands = new Operands(8);
    try (Gemm gemm = provider().open();
        Team team = Team.of(2)) {
      gemm.multiply(
          team,
          operands.matrix(0, 3, Order.ROWS),
          operands.matrix(3, 4, Order.ROWS),
          Accumulation.ADD,
          operands.matrix(0, 4, Order.ROWS));
      gemm.multiply(
          team,
          operands.matrix(4, 3, Order.COLUMNS),
          operands.matrix(3, 0, Order.COLUMNS),
          Accumulation.REPLACE,
          operands.matrix(4, 0, Order.ROWS));
    }
  }

  @Test
  void sameTeamSameBytes() {
    Operands operands = new Operands(9);
    Matrix a = operands.matrix(65, 130, Order.COLUMNS);
    Matrix b = operands.matrix(130, 207, Order.ROWS);
    Matrix first = operands.matrix(65, 207, Order.ROWS);
    Matrix second = operands.copy(first);
    try (Gemm gemm = provider().open();
        Team team = Team.of(2)) {
      gemm.multiply(team, a, b, Accumulation.ADD, first);
      gemm.multiply(team, a, b, Accumulation.ADD, second);
    }
    assertThat(second.data().toArray()).isEqualTo(first.data().toArray());
  }

  @Test
  void productsTogetherGiveTheBytesOfEachAlone() {
    for (Precision precision : Precision.values()) {
      if (provider().unavailable(precision).isPresent()) {
        continue;
      }
      Operands operands = new Operands(11);
      Matrix input = operands.matrix(70, 40, Order.ROWS);
      Matrix derivatives = operands.matrix(70, 130, Order.ROWS);
      Matrix weights = operands.matrix(130, 40, Order.COLUMNS);
      Matrix wide = new Matrix(derivatives.data(), 0, 70, 100, 130, Order.ROWS);
      List<Product> products =
          List.of(
              product(operands, input.transposed(), derivatives, Accumulation.ADD),
              product(operands, derivatives, weights, Accumulation.REPLACE),
              product(operands, weights.transposed(), derivatives.transposed(), Accumulation.ADD),
              product(operands, input.transposed(), wide, Accumulation.REPLACE),
              product(operands, weights.transposed(), weights, Accumulation.ADD),
              product(
                  operands,
                  operands.matrix(0, 3, Order.ROWS),
                  operands.matrix(3, 2, Order.ROWS),
                  Accumulation.ADD),
              product(
                  operands,
                  operands.matrix(4, 0, Order.ROWS),
                  operands.matrix(0, 2, Order.ROWS),
                  Accumulation.REPLACE));
      List<Matrix> alone = products.stream().map(each -> operands.copy(each.c())).toList();
      try (Gemm gemm = provider().open(precision);
          Team team = Team.of(2)) {
        for (int round = 0; round < 3; round++) {
          gemm.multiply(team, products);
          for (int i = 0; i < products.size(); i++) {
            Product each = products.get(i);
            gemm.multiply(team, each.a(), each.b(), each.accumulation(), alone.get(i));
            assertThat(each.c().data().toArray())
                .as("%s, round %d, product %d", precision, round, i)
                .isEqualTo(alone.get(i).data().toArray());
          }
          for (Matrix changed : List.of(input, derivatives, weights)) {
            changed.data().set(changed.offset() + round, 5 + round);
          }
        }
      }
    }
  }

  private static Product product(Operands operands, Matrix a, Matrix b, Accumulation accumulation) {
    return new Product(a, b, accumulation, operands.matrix(a.rows(), b.columns(), Order.ROWS));
  }

  @Test
  void refusesShapesThatDoNotFit() {
    Operands operands = new Operands(10);
    Matrix a = operands.matrix(5, 9, Order.ROWS);
    Matrix b = operands.matrix(8, 11, Order.ROWS);
    Matrix c = operands.matrix(5, 11, Order.ROWS);
    try (Gemm gemm = provider().open();
        Team team = Team.of(1)) {
      assertThatThrownBy(() -> gemm.multiply(team, a, b, Accumulation.ADD, c))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("cannot multiply [5 x 9] by [8 x 11] into [5 x 11]");
      Matrix columns = operands.matrix(8, 11, Order.COLUMNS);
      assertThatThrownBy(() -> gemm.multiply(team, columns, b.transposed(), Accumulation.ADD, c))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(
              () ->
                  gemm.multiply(
                      team, operands.matrix(8, 8, Order.ROWS), b, Accumulation.ADD, columns))
          .hasMessageContaining("must be stored by rows");
    }
  }
}
