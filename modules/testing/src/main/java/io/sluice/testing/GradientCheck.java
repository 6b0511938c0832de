package io.sluice.testing;

import java.util.function.ToDoubleFunction;

/** Compares a gradient with central differences of its function, in double precision. */
public final class GradientCheck {
  private static final double STEP = 1e-5;

  private GradientCheck() {}

  /**
   * The relative error of a gradient by norms: |gradient - differences| / |differences|.
   *
   * @param point where the gradient was computed; unchanged on return
   */
  public static double relativeError(
      ToDoubleFunction<double[]> function, double[] point, double[] gradient) {
    return Norms.relative(gradient, differences(function, point));
  }

  /** Central differences of a function in every coordinate of a point. */
  public static double[] differences(ToDoubleFunction<double[]> function, double[] point) {
    double[] moved = point.clone();
    double[] result = new double[point.length];
    for (int i = 0; i < point.length; i++) {
      moved[i] = point[i] + STEP;
      double above = function.applyAsDouble(moved);
      moved[i] = point[i] - STEP;
      double below = function.applyAsDouble(moved);
      moved[i] = point[i];
      result[i] = (above - below) / (2 * STEP);
    }
    return result;
  }
}
