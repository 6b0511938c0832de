package io.sluice.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.neural.arithmetic.BFloat16;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.gemm.Precision;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.team.Team;
import java.util.Random;
import java.util.stream.Stream;
import org.bytedeco.javacpp.ShortPointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Copies by rows of matrices stored by columns, element by element. */
class TurnedTest {
  private static final int THREADS = 3;

  @BeforeEach
  void onlyWhereItIsMultiplied() {
    assumeTrue(new OneDnnGemmProvider().unavailable(Precision.BF16).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"1, 1, 0", "5, 63, 3", "7, 64, 0", "33, 65, 1", "512, 200, 0", "130, 777, 6"})
  void holdsEveryElementRounded(int rows, int columns, int gap) {
    Random random = new Random(31);
    int stride = rows + gap;
    int offset = 5;
    Floats data = new Arena().allocate(offset + columns * stride);
    for (int i = 0; i < data.length(); i++) {
      data.set(i, random.nextFloat() * 2 - 1);
    }
    Matrix matrix = new Matrix(data, offset, rows, columns, stride, Order.COLUMNS);
    Turned turned = new Turned();
    turned.reserve(matrix);
    Calls[] calls = Stream.generate(Calls::new).limit(THREADS).toArray(Calls[]::new);
    try (Team team = Team.of(THREADS)) {
      team.run(worker -> turned.round(calls[worker.index()], worker, matrix));
    }
    Stream.of(calls).forEach(Calls::close);
    Operand copy = turned.of(matrix);
    assertThat(copy.layout().columnStride()).isEqualTo(1);
    try (var shorts = new ShortPointer(new Address().at(copy.address()))) {
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < columns; j++) {
          short actual = shorts.get((long) i * copy.layout().rowStride() + j);
          assertThat(actual)
              .as("row %d, column %d", i, j)
              .isEqualTo(BFloat16.of(data.get(offset + j * stride + i)));
        }
      }
    }
  }
}
