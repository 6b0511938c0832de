package io.sluice.neural.recurrent;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.gemm.StepProducts;
import io.sluice.neural.gemm.StepRows;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProviderProductsTest {
  private static final int ROWS = 2;
  private static final int DEPTH = 40;
  private static final int COLUMNS = 150;
  private static final int BEFORE = 9;

  /** Weights of a run: three for all. */
  private static final int RUN = DEPTH * 50;

  /** First floats of the right operands, one entry for each product that was made. */
  private final List<Integer> multiplied = new ArrayList<>();

  private final PlainSteps steps = new PlainSteps();

  @ParameterizedTest
  @EnumSource(Order.class)
  void manyWeightsAreReadThereAndBack(Order order) {
    try (Engine engine = Engine.open(new EngineSettings("java", 1))) {
      var products = new ProviderProducts(engine, steps, DEPTH, COLUMNS, ROWS, RUN);
      Matrix right = weights(order);
      products.pack(right);
      float[] left = wholeNumbers(ROWS * DEPTH);
      StepRows rows = steps.rows(new Arena().allocate(ROWS, DEPTH), DEPTH);
      rows.write(0, ROWS, 0, DEPTH, left, 0, DEPTH);
      Floats target = new Arena().allocate(7 + ROWS * (COLUMNS + 3));
      float[] expected = product(left, right);
      for (int step = 1; step <= 3; step++) {
        products.multiply(rows, 0, ROWS);
        float[] sums = new float[ROWS * products.width()];
        products.addProduct(0, COLUMNS, 0, ROWS, left, DEPTH, sums, products.width());
        products.multiplyOnto(rows, 0, ROWS, target, 7, COLUMNS + 3);
        for (int i = 0; i < ROWS * COLUMNS; i++) {
          int row = i / COLUMNS;
          int column = i % COLUMNS;
          assertThat(sums[row * products.width() + column]).isEqualTo(expected[i]);
          assertThat(target.get(7 + row * (COLUMNS + 3) + column)).isEqualTo(step * expected[i]);
        }
      }
    }
    assertThat(multiplied).hasSize(6 * 3);
    for (int at = 3; at < multiplied.size(); at += 3) {
      List<Integer> before = new ArrayList<>(multiplied.subList(at - 3, at));
      Collections.reverse(before);
      assertThat(multiplied.subList(at, at + 3)).isEqualTo(before);
    }
  }

  @Test
  void fewWeightsStayTogether() {
    try (Engine engine = Engine.open(new EngineSettings("java", 1))) {
      var products = new ProviderProducts(engine, steps, DEPTH, 64, ROWS, RUN);
      products.pack(weights(Order.ROWS).columns(0, 64));
      products.multiply(steps.rows(new Arena().allocate(ROWS, DEPTH), DEPTH), 0, ROWS);
    }
    assertThat(multiplied).containsExactly(BEFORE);
  }

  private static Matrix weights(Order order) {
    int rows = order == Order.ROWS ? DEPTH : COLUMNS;
    int stride = BEFORE + (order == Order.ROWS ? COLUMNS : DEPTH);
    Floats data = new Arena().allocate(rows, stride);
    data.write(0, wholeNumbers(data.length()), 0, data.length());
    return new Matrix(data, BEFORE, DEPTH, COLUMNS, stride, order);
  }

  /** Their sums of products are exact in any order. */
  private static float[] wholeNumbers(int count) {
    float[] numbers = StackRun.draw(count, count);
    for (int i = 0; i < count; i++) {
      numbers[i] = Math.round(4 * numbers[i]);
    }
    return numbers;
  }

  private static float[] product(float[] left, Matrix right) {
    float[] product = new float[ROWS * right.columns()];
    for (int i = 0; i < product.length; i++) {
      int row = i / right.columns();
      int column = i % right.columns();
      for (int k = 0; k < DEPTH; k++) {
        boolean byRows = right.order() == Order.ROWS;
        int place = byRows ? k * right.stride() + column : column * right.stride() + k;
        product[i] += left[row * DEPTH + k] * right.data().get(right.offset() + place);
      }
    }
    return product;
  }

  /** Products by plain loops. */
  private final class PlainSteps implements StepProducts {
    @Override
    public StepRows rows(Floats matrix, int width) {
      return StepRows.inPlace(matrix, width);
    }

    @Override
    public Weights weights(int depth, int columns, int rows) {
      return new PlainWeights();
    }
  }

  private final class PlainWeights implements StepProducts.Weights {
    private Matrix right = Matrix.of(new Arena().allocate(0), 0, 0);

    @Override
    public void pack(Matrix b) {
      right = b;
    }

    @Override
    public void multiply(
        StepRows operand,
        int first,
        int rows,
        Accumulation accumulation,
        Floats target,
        int offset,
        int stride) {
      multiplied.add(right.offset());
      float[] product = product(operand.matrix().toArray(), right);
      for (int i = 0; i < product.length; i++) {
        int at = offset + i / right.columns() * stride + i % right.columns();
        float old = accumulation == Accumulation.ADD ? target.get(at) : 0;
        target.set(at, old + product[i]);
      }
    }
  }
}
