package io.sluice.neural.gemm;

import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import java.util.Random;

/** Random operands of one product, surrounded by memory that does not belong to them. */
final class Operands {
  private final Random random;
  private final Arena arena = new Arena();

  Operands(long seed) {
    random = new Random(seed);
  }

  /** A matrix somewhere inside of a larger block of memory. */
  Matrix matrix(int rows, int columns, Order order) {
    int storedRows = order == Order.ROWS ? rows : columns;
    int storedColumns = order == Order.ROWS ? columns : rows;
    int stride = storedColumns + random.nextInt(5);
    int offset = random.nextInt(7);
    Floats data = arena.allocate(offset + storedRows * stride + storedColumns + 3);
    for (int i = 0; i < data.length(); i++) {
      data.set(i, random.nextFloat() * 2 - 1);
    }
    return new Matrix(data, offset, rows, columns, stride, order);
  }

  /** Another matrix of the same shape in fresh memory with the same content, surroundings too. */
  Matrix copy(Matrix matrix) {
    Floats data = arena.allocate(matrix.data().length());
    data.copyFrom(0, matrix.data(), 0, data.length());
    return new Matrix(
        data, matrix.offset(), matrix.rows(), matrix.columns(), matrix.stride(), matrix.order());
  }

  static float get(Matrix matrix, int row, int column) {
    return matrix.order() == Order.ROWS
        ? matrix.data().get(matrix.offset() + row * matrix.stride() + column)
        : matrix.data().get(matrix.offset() + column * matrix.stride() + row);
  }

  static void set(Matrix matrix, int row, int column, float value) {
    matrix.data().set(matrix.offset() + row * matrix.stride() + column, value);
  }

  /** The product as the contract of the java provider states it, element by element. */
  static void chains(Matrix a, Matrix b, Accumulation accumulation, Matrix c) {
    for (int i = 0; i < c.rows(); i++) {
      for (int j = 0; j < c.columns(); j++) {
        float sum = accumulation == Accumulation.ADD ? get(c, i, j) : 0;
        for (int k = 0; k < a.columns(); k++) {
          sum = Math.fma(get(a, i, k), get(b, k, j), sum);
        }
        set(c, i, j, sum);
      }
    }
  }

  /** Norm of (actual - a b - old) over norm of (a b + old), in double. */
  static double error(Matrix a, Matrix b, Accumulation accumulation, Matrix old, Matrix actual) {
    double difference = 0;
    double norm = 1e-30;
    for (int i = 0; i < old.rows(); i++) {
      for (int j = 0; j < old.columns(); j++) {
        double sum = accumulation == Accumulation.ADD ? get(old, i, j) : 0;
        for (int k = 0; k < a.columns(); k++) {
          sum += (double) get(a, i, k) * get(b, k, j);
        }
        difference += (sum - get(actual, i, j)) * (sum - get(actual, i, j));
        norm += sum * sum;
      }
    }
    return Math.sqrt(difference / norm);
  }
}
