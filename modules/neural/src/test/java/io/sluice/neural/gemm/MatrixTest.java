package io.sluice.neural.gemm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import org.junit.jupiter.api.Test;

class MatrixTest {
  private final Floats data = new Arena().allocate(24);

  @Test
  void theTransposeSharesMemory() {
    Matrix matrix = new Matrix(data, 2, 3, 5, 7, Order.ROWS);
    Matrix transpose = matrix.transposed();
    assertThat(transpose.rows()).isEqualTo(5);
    assertThat(transpose.columns()).isEqualTo(3);
    Operands.set(matrix, 2, 4, 9);
    assertThat(Operands.get(transpose, 4, 2)).isEqualTo(9);
    assertThat(transpose.transposed()).isEqualTo(matrix);
  }

  @Test
  void columnsShareMemory() {
    for (Order order : Order.values()) {
      Matrix matrix = new Matrix(data, 2, 3, 4, 5, order);
      Matrix columns = matrix.columns(1, 3);
      assertThat(columns.rows()).isEqualTo(3);
      assertThat(columns.columns()).isEqualTo(2);
      for (int i = 0; i < data.length(); i++) {
        data.set(i, i);
      }
      assertThat(Operands.get(columns, 2, 0)).isEqualTo(Operands.get(matrix, 2, 1));
      assertThat(Operands.get(columns, 0, 1)).isEqualTo(Operands.get(matrix, 0, 2));
      assertThat(matrix.columns(4, 4).columns()).isZero();
      assertThatThrownBy(() -> matrix.columns(3, 5))
          .hasMessage("columns 3 to 5 do not lie within 4");
    }
  }

  @Test
  void fitsToTheLastFloat() {
    assertThat(new Matrix(data, 5, 3, 5, 7, Order.ROWS).rows()).isEqualTo(3);
    assertThat(new Matrix(data, 5, 5, 3, 7, Order.COLUMNS).rows()).isEqualTo(5);
    assertThat(Matrix.of(data, 4, 6).stride()).isEqualTo(6);
  }

  @Test
  void refusesWhatDoesNotFit() {
    assertThatThrownBy(() -> new Matrix(data, 6, 3, 5, 7, Order.ROWS))
        .hasMessage("matrix 3 x 5 with stride 7 at 6 exceeds its memory of 24 floats");
    assertThatThrownBy(() -> new Matrix(data, 6, 5, 3, 7, Order.COLUMNS))
        .hasMessageContaining("exceeds its memory");
    assertThatThrownBy(() -> new Matrix(data, 0, 3, 5, 4, Order.ROWS))
        .hasMessageContaining("malformed");
    assertThatThrownBy(() -> new Matrix(data, -1, 3, 5, 5, Order.ROWS))
        .hasMessageContaining("malformed");
    assertThatThrownBy(() -> new Matrix(data, 0, 1 << 30, 1 << 20, 1 << 20, Order.ROWS))
        .hasMessageContaining("exceeds its memory");
  }
}
