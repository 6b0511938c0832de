package io.sluice.neural.dense;

import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.gemm.Matrix.Order;
import io.sluice.neural.gemm.Product;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.PaddedMatrix;
import java.util.List;

/**
 * The products of a linear map W [O, I] of N rows, padding left alone. They are the same in pass
 * after pass, so a description is kept until there are more or fewer rows, or rows in other memory.
 */
public final class DenseProducts {
  private final PaddedMatrix weight;
  private final int outputWidth;
  private Product forward = Product.NONE;
  private Product gradient = Product.NONE;
  private Product derivative = Product.NONE;
  private List<Product> backward = List.of();

  /**
   * @param weight W
   * @param outputWidth floats from one row of the output to the next
   */
  public DenseProducts(PaddedMatrix weight, int outputWidth) {
    this.weight = weight;
    this.outputWidth = outputWidth;
  }

  /** {@code output = input W'}. */
  public Product forward(Floats input, int rows, Floats output) {
    if (!are(forward.a(), input, rows) || !are(forward.c(), output, rows)) {
      forward =
          new Product(
              inputs(input, rows),
              weight.valueMatrix().transposed(),
              Accumulation.REPLACE,
              outputs(output, rows));
    }
    return forward;
  }

  /** {@code dW += dOutput' input} and {@code dInput = dOutput W}. */
  public List<Product> backward(Floats input, Floats dOutput, int rows, Floats dInput) {
    boolean known =
        are(gradient.b(), input, rows)
            && are(derivative.a(), dOutput, rows)
            && are(derivative.c(), dInput, rows);
    if (!known) {
      Matrix derivatives = outputs(dOutput, rows);
      gradient =
          new Product(
              derivatives.transposed(),
              inputs(input, rows),
              Accumulation.ADD,
              weight.gradientMatrix());
      derivative =
          new Product(
              derivatives, weight.valueMatrix(), Accumulation.REPLACE, inputs(dInput, rows));
      backward = List.of(gradient, derivative);
    }
    return backward;
  }

  private static boolean are(Matrix matrix, Floats memory, int rows) {
    return matrix.data() == memory && matrix.rows() == rows;
  }

  private Matrix inputs(Floats memory, int rows) {
    return Matrix.of(memory, rows, weight.width());
  }

  private Matrix outputs(Floats memory, int rows) {
    return new Matrix(memory, 0, rows, weight.rows(), outputWidth, Order.ROWS);
  }
}
