package io.sluice.vector;

import static io.sluice.neural.activation.Exponential.HIGHEST;
import static io.sluice.neural.activation.Exponential.LN2_HIGH;
import static io.sluice.neural.activation.Exponential.LN2_LOW;
import static io.sluice.neural.activation.Exponential.LOG2_E;
import static io.sluice.neural.activation.Exponential.LOWEST;
import static io.sluice.neural.activation.Exponential.Q0;
import static io.sluice.neural.activation.Exponential.Q1;
import static io.sluice.neural.activation.Exponential.Q2;
import static io.sluice.neural.activation.Exponential.Q3;
import static io.sluice.neural.activation.Exponential.Q4;
import static io.sluice.neural.activation.Exponential.ROUNDER;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link io.sluice.neural.activation.Exponential} on vectors: the same operations in the same
 * order.
 */
final class VectorExponential {
  private static final VectorSpecies<Float> FLOATS = Species.FLOATS;
  private static final int EXPONENT = 23;

  private VectorExponential() {}

  static FloatVector exp(FloatVector x) {
    FloatVector rounder = FloatVector.broadcast(FLOATS, ROUNDER);
    FloatVector shifted = x.fma(FloatVector.broadcast(FLOATS, LOG2_E), rounder);
    FloatVector n = shifted.sub(rounder).neg();
    FloatVector r = n.fma(FloatVector.broadcast(FLOATS, LN2_HIGH), x);
    r = n.fma(FloatVector.broadcast(FLOATS, LN2_LOW), r);
    FloatVector q = FloatVector.broadcast(FLOATS, Q4).fma(r, FloatVector.broadcast(FLOATS, Q3));
    q = q.fma(r, FloatVector.broadcast(FLOATS, Q2));
    q = q.fma(r, FloatVector.broadcast(FLOATS, Q1));
    q = q.fma(r, FloatVector.broadcast(FLOATS, Q0));
    FloatVector one = FloatVector.broadcast(FLOATS, 1);
    FloatVector p = q.fma(r, one).fma(r, one);
    FloatVector power =
        p.reinterpretAsInts()
            .add(shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, EXPONENT))
            .reinterpretAsFloats();
    FloatVector bounded = power.blend(0, x.compare(VectorOperators.LT, LOWEST));
    return bounded.blend(Float.POSITIVE_INFINITY, x.compare(VectorOperators.GT, HIGHEST));
  }
}
