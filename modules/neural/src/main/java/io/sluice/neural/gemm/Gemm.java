package io.sluice.neural.gemm;

import io.sluice.neural.team.Team;
import java.util.List;
import java.util.Optional;

/**
 * General matrix products of float32 matrices in off-heap memory. Each element of the result is one
 * chain of fused multiply-adds in ascending order of the inner index where the provider promises
 * reproducibility ({@link GemmProvider#reproducible()}).
 *
 * <p>Holds scratch memory: one instance is used by one caller at a time.
 */
public interface Gemm extends AutoCloseable {
  /**
   * Computes {@code c = a b} or {@code c += a b}, split over the team. The result must not overlap
   * an operand.
   *
   * @param team threads to split the work over; called outside of a task of that team
   */
  void multiply(Team team, Product product);

  /**
   * The same of a product that is asked for once.
   *
   * @param a [m, k]
   * @param b [k, n]
   * @param accumulation whether the product replaces c or is added to it
   * @param c [m, n], stored by rows; must not overlap a or b
   * @throws IllegalArgumentException if the shapes do not fit
   */
  default void multiply(Team team, Matrix a, Matrix b, Accumulation accumulation, Matrix c) {
    multiply(team, new Product(a, b, accumulation, c));
  }

  /**
   * Computes several products, in any order. No result may overlap another one or an operand of any
   * of them; operands that several of them read may be prepared once.
   *
   * @param team threads to split the work over; called outside of a task of that team
   */
  default void multiply(Team team, List<Product> products) {
    for (int i = 0; i < products.size(); i++) {
      multiply(team, products.get(i));
    }
  }

  /**
   * Products of the single steps of a recurrence; empty if the panel kernels are to compute them.
   */
  default Optional<StepProducts> stepProducts() {
    return Optional.empty();
  }

  /** What happens to the old content of the result. */
  enum Accumulation {
    REPLACE,
    ADD
  }

  @Override
  void close();
}
