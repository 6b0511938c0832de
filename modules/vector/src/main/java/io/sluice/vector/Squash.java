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

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Squashing functions of whole vectors: operation by operation those of the plain kernels. */
final class Squash {
  private static final VectorSpecies<Float> S = Species.FLOATS;

  private Squash() {}

  static FloatVector tanh(FloatVector x) {
    FloatVector low = FloatVector.broadcast(S, -LIMIT);
    FloatVector high = FloatVector.broadcast(S, LIMIT);
    FloatVector above = x.blend(low, x.compare(VectorOperators.LT, low));
    FloatVector bounded = above.blend(high, above.compare(VectorOperators.GT, high));
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

  static FloatVector sigmoid(FloatVector x) {
    FloatVector half = FloatVector.broadcast(S, 0.5f);
    return tanh(x.mul(half)).fma(half, half);
  }

  /** The derivative of the sigmoid by its value: y - y^2. */
  static FloatVector slope(FloatVector y) {
    return y.neg().fma(y, y);
  }

  static FloatVector load(float[] data, int at) {
    return FloatVector.fromArray(S, data, at);
  }
}
