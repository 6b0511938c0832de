package io.sluice.neural.gemm;

import io.sluice.neural.gemm.Gemm.Accumulation;
import io.sluice.neural.gemm.Matrix.Order;
import java.util.ArrayList;
import java.util.List;

/**
 * One checked matrix product, as asked of a provider.
 *
 * @param a [m, k]
 * @param b [k, n]
 * @param accumulation whether the product replaces c or is added to it
 * @param c [m, n], stored by rows
 */
public record Product(Matrix a, Matrix b, Accumulation accumulation, Matrix c) {
  /** A product of nothing. */
  public static final Product NONE =
      new Product(Matrix.EMPTY, Matrix.EMPTY, Accumulation.ADD, Matrix.EMPTY);

  public Product {
    if (a.columns() != b.rows() || a.rows() != c.rows() || b.columns() != c.columns()) {
      throw new IllegalArgumentException(
          "cannot multiply %s by %s into %s".formatted(shape(a), shape(b), shape(c)));
    }
    if (c.order() != Order.ROWS) {
      throw new IllegalArgumentException(
          "the result of a product must be stored by rows, was %s by columns".formatted(shape(c)));
    }
  }

  /** The inner extent k. */
  public int depth() {
    return a.columns();
  }

  /**
   * The products that there is something to multiply for. Results of products over an empty inner
   * extent are cleared here, unless zeros were to be added.
   */
  public static List<Product> toMultiply(List<Product> products) {
    List<Product> left = new ArrayList<>();
    for (Product product : products) {
      if (product.depth() == 0) {
        product.clear();
      } else if (product.c.rows() > 0 && product.c.columns() > 0) {
        left.add(product);
      }
    }
    return left;
  }

  private void clear() {
    for (int i = 0; i < c.rows() && accumulation == Accumulation.REPLACE; i++) {
      c.data().clear(c.offset() + i * c.stride(), c.columns());
    }
  }

  private static String shape(Matrix matrix) {
    return "[" + matrix.rows() + " x " + matrix.columns() + "]";
  }
}
