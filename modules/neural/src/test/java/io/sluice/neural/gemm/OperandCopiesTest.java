package io.sluice.neural.gemm;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import org.junit.jupiter.api.Test;

class OperandCopiesTest {
  private final OperandCopies<Room> copies = new OperandCopies<>(Room::new);

  /** Remembers how much it had to hold. */
  private static final class Room implements OperandCopies.Copy {
    private long most;

    @Override
    public long capacity() {
      return most;
    }

    @Override
    public void reserve(Matrix original) {
      most = Math.max(most, (long) original.storedRows() * original.storedColumns());
    }
  }

  private static Matrix matrix(int rows, int columns) {
    return Matrix.of(new Arena().allocate(rows, columns), rows, columns);
  }

  @Test
  void aMatrixAndItsTransposeShareACopy() {
    Matrix matrix = matrix(4, 6);
    Room copy = copies.of(matrix);
    assertThat(copies.of(matrix.transposed())).isSameAs(copy);
    assertThat(copies.of(Matrix.of(matrix.data(), 4, 6))).isSameAs(copy);
    assertThat(copies.size()).isEqualTo(1);
    assertThat(copies.original(0)).isEqualTo(matrix);
    assertThat(copies.copy(0)).isSameAs(copy);
  }

  @Test
  void whatDiffersHasACopyOfItsOwn() {
    Matrix matrix = matrix(4, 6);
    Floats data = matrix.data();
    copies.of(matrix);
    copies.of(matrix(4, 6));
    copies.of(Matrix.of(data, 3, 6));
    copies.of(Matrix.of(data, 4, 5));
    copies.of(new Matrix(data, 1, 3, 6, 6, Order.ROWS));
    copies.of(new Matrix(data, 0, 3, 5, 6, Order.ROWS));
    copies.of(new Matrix(data, 0, 3, 5, 7, Order.ROWS));
    assertThat(copies.size()).isEqualTo(7);
  }

  @Test
  void memoryIsUsedAgainWhereItFits() {
    Room small = copies.of(matrix(2, 5));
    Room large = copies.of(matrix(9, 9));
    Room middle = copies.of(matrix(5, 5));
    copies.clear();
    assertThat(copies.size()).isZero();
    assertThat(copies.of(matrix(4, 4))).isSameAs(middle);
    assertThat(copies.of(matrix(10, 10))).as("the largest has least to grow").isSameAs(large);
    assertThat(copies.of(matrix(1, 1))).isSameAs(small);
    assertThat(copies.copy(1)).isSameAs(large);
    assertThat(copies.of(matrix(1, 2))).isNotIn(small, middle, large);
  }
}
