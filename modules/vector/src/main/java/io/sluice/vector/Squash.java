package io.sluice.vector;

import static io.sluice.neural.activation.HyperbolicTangent.LIMIT;
import static io.sluice.neural.activation.HyperbolicTangent.P1;
import static io.sluice.neural.activation.HyperbolicTangent.P2;
import static io.sluice.neural.activation.HyperbolicTangent.P3;
import static io.sluice.neural.activation.HyperbolicTangent.P4;
import static io.sluice.neural.activation.HyperbolicTangent.Q1;
import static io.sluice.neural.activation.HyperbolicTangent.Q2;
import static io.sluice.neural.activation.HyperbolicTangent.Q3;
import static io.sluice.neural.activation.HyperbolicTangent.Q4;

import io.sluice.neural.kernel.CellKernels;
import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Squashing functions of whole vectors: operation by operation those of the plain kernels. */
final class Squash {
  private static final VectorSpecies<Float> S = Species.FLOATS;

  /** A bias that changes nothing, not even the sign of a zero. */
  static final float[] NEUTRAL = neutral();

  private Squash() {}

  private static float[] neutral() {
    float[] values = new float[CellKernels.BLOCK];
    Arrays.fill(values, -0f);
    return values;
  }

  static FloatVector tanh(FloatVector x) {
    FloatVector low = FloatVector.broadcast(S, -LIMIT);
    FloatVector high = FloatVector.broadcast(S, LIMIT);
    FloatVector bounded = x.max(low).min(high);
    FloatVector square = bounded.mul(bounded);
    FloatVector one = FloatVector.broadcast(S, 1);
    FloatVector p =
        FloatVector.broadcast(S, P4)
            .fma(square, FloatVector.broadcast(S, P3))
            .fma(square, FloatVector.broadcast(S, P2))
            .fma(square, FloatVector.broadcast(S, P1))
            .fma(square, one);
    FloatVector q =
        FloatVector.broadcast(S, Q4)
            .fma(square, FloatVector.broadcast(S, Q3))
            .fma(square, FloatVector.broadcast(S, Q2))
            .fma(square, FloatVector.broadcast(S, Q1))
            .fma(square, one);
    return bounded.mul(p).div(q);
  }

  /** The derivative of the sigmoid by its value: y - y^2. */
  static FloatVector slope(FloatVector y) {
    return y.neg().fma(y, y);
  }

  static FloatVector load(float[] data, int at) {
    return FloatVector.fromArray(S, data, at);
  }

  /**
   * Replaces vectors z by sigmoid(z + bias).
   *
   * <p>Two vectors at a time, the functions written out: as one method too large to be inlined it
   * is compiled on its own. Where several squashing functions meet in one compilation, the JIT
   * stops inlining halfway and boxes every vector.
   *
   * @param z vectors at {@code at + n * stride}, replaced
   * @param bias of vector n at {@code biasAt + n * biasStride}
   */
  static void sigmoids(
      int count, float[] z, int at, int stride, float[] bias, int biasAt, int biasStride) {
    FloatVector low = FloatVector.broadcast(S, -LIMIT);
    FloatVector high = FloatVector.broadcast(S, LIMIT);
    FloatVector p4 = FloatVector.broadcast(S, P4);
    FloatVector p3 = FloatVector.broadcast(S, P3);
    FloatVector p2 = FloatVector.broadcast(S, P2);
    FloatVector p1 = FloatVector.broadcast(S, P1);
    FloatVector q4 = FloatVector.broadcast(S, Q4);
    FloatVector q3 = FloatVector.broadcast(S, Q3);
    FloatVector q2 = FloatVector.broadcast(S, Q2);
    FloatVector q1 = FloatVector.broadcast(S, Q1);
    FloatVector one = FloatVector.broadcast(S, 1);
    FloatVector half = FloatVector.broadcast(S, 0.5f);
    for (int n = 0; n < count; n += 2) {
      int here = at + n * stride;
      int there = n + 1 < count ? here + stride : here;
      int biasHere = biasAt + n * biasStride;
      int biasThere = n + 1 < count ? biasHere + biasStride : biasHere;
      FloatVector x = load(z, here).add(load(bias, biasHere)).mul(half);
      FloatVector y = load(z, there).add(load(bias, biasThere)).mul(half);
      x = x.max(low).min(high);
      y = y.max(low).min(high);
      FloatVector x2 = x.mul(x);
      FloatVector y2 = y.mul(y);
      FloatVector xp = p4.fma(x2, p3).fma(x2, p2).fma(x2, p1).fma(x2, one);
      FloatVector yp = p4.fma(y2, p3).fma(y2, p2).fma(y2, p1).fma(y2, one);
      FloatVector xq = q4.fma(x2, q3).fma(x2, q2).fma(x2, q1).fma(x2, one);
      FloatVector yq = q4.fma(y2, q3).fma(y2, q2).fma(y2, q1).fma(y2, one);
      x.mul(xp).div(xq).fma(half, half).intoArray(z, here);
      y.mul(yp).div(yq).fma(half, half).intoArray(z, there);
    }
  }

  /**
   * Replaces vectors z by tanh(z + bias).
   *
   * <p>Two vectors at a time, the functions written out: as one method too large to be inlined it
   * is compiled on its own. Where several squashing functions meet in one compilation, the JIT
   * stops inlining halfway and boxes every vector.
   *
   * @param z vectors at {@code at + n * stride}, replaced
   * @param bias of vector n at {@code biasAt + n * biasStride}
   */
  static void tanhs(
      int count, float[] z, int at, int stride, float[] bias, int biasAt, int biasStride) {
    FloatVector low = FloatVector.broadcast(S, -LIMIT);
    FloatVector high = FloatVector.broadcast(S, LIMIT);
    FloatVector p4 = FloatVector.broadcast(S, P4);
    FloatVector p3 = FloatVector.broadcast(S, P3);
    FloatVector p2 = FloatVector.broadcast(S, P2);
    FloatVector p1 = FloatVector.broadcast(S, P1);
    FloatVector q4 = FloatVector.broadcast(S, Q4);
    FloatVector q3 = FloatVector.broadcast(S, Q3);
    FloatVector q2 = FloatVector.broadcast(S, Q2);
    FloatVector q1 = FloatVector.broadcast(S, Q1);
    FloatVector one = FloatVector.broadcast(S, 1);
    for (int n = 0; n < count; n += 2) {
      int here = at + n * stride;
      int there = n + 1 < count ? here + stride : here;
      int biasHere = biasAt + n * biasStride;
      int biasThere = n + 1 < count ? biasHere + biasStride : biasHere;
      FloatVector x = load(z, here).add(load(bias, biasHere));
      FloatVector y = load(z, there).add(load(bias, biasThere));
      x = x.max(low).min(high);
      y = y.max(low).min(high);
      FloatVector x2 = x.mul(x);
      FloatVector y2 = y.mul(y);
      FloatVector xp = p4.fma(x2, p3).fma(x2, p2).fma(x2, p1).fma(x2, one);
      FloatVector yp = p4.fma(y2, p3).fma(y2, p2).fma(y2, p1).fma(y2, one);
      FloatVector xq = q4.fma(x2, q3).fma(x2, q2).fma(x2, q1).fma(x2, one);
      FloatVector yq = q4.fma(y2, q3).fma(y2, q2).fma(y2, q1).fma(y2, one);
      x.mul(xp).div(xq).intoArray(z, here);
      y.mul(yp).div(yq).intoArray(z, there);
    }
  }

  /** As {@link #sigmoids} for one gate of rows of blocks, in the order that loops longest. */
  static void sigmoids(
      int rows, int blocks, float[] z, int at, int stride, int width, float[] bias, int biasAt) {
    int biasWidth = bias == NEUTRAL ? 0 : width;
    if (rows >= blocks) {
      for (int block = 0; block < blocks; block++) {
        sigmoids(rows, z, at + block * width, stride, bias, biasAt + block * biasWidth, 0);
      }
    } else {
      for (int row = 0; row < rows; row++) {
        sigmoids(blocks, z, at + row * stride, width, bias, biasAt, biasWidth);
      }
    }
  }

  /** As {@link #tanhs} for one gate of rows of blocks, in the order that loops longest. */
  static void tanhs(
      int rows, int blocks, float[] z, int at, int stride, int width, float[] bias, int biasAt) {
    int biasWidth = bias == NEUTRAL ? 0 : width;
    if (rows >= blocks) {
      for (int block = 0; block < blocks; block++) {
        tanhs(rows, z, at + block * width, stride, bias, biasAt + block * biasWidth, 0);
      }
    } else {
      for (int row = 0; row < rows; row++) {
        tanhs(blocks, z, at + row * stride, width, bias, biasAt, biasWidth);
      }
    }
  }
}
