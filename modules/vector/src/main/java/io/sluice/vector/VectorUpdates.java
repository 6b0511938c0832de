package io.sluice.vector;

import io.sluice.neural.kernel.PlainRowKernels;
import io.sluice.neural.kernel.RowKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The update rules of the optimisers on vectors. The equations are at {@link RowKernels}. */
final class VectorUpdates {
  private static final VectorSpecies<Float> FLOATS = Species.FLOATS;
  private static final RowKernels PLAIN = new PlainRowKernels();

  private VectorUpdates() {}

  static void momentum(
      int from,
      int to,
      float[] values,
      float[] gradients,
      float[] velocity,
      float momentum,
      float rate) {
    FloatVector kept = FloatVector.broadcast(FLOATS, momentum);
    FloatVector step = FloatVector.broadcast(FLOATS, -rate);
    int bound = from + FLOATS.loopBound(to - from);
    for (int i = from; i < bound; i += FLOATS.length()) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradients, i);
      FloatVector v = kept.fma(FloatVector.fromArray(FLOATS, velocity, i), g);
      v.intoArray(velocity, i);
      step.fma(v, FloatVector.fromArray(FLOATS, values, i)).intoArray(values, i);
    }
    PLAIN.momentum(bound, to, values, gradients, velocity, momentum, rate);
  }

  static void nesterov(
      int from,
      int to,
      float[] values,
      float[] gradients,
      float[] velocity,
      float momentum,
      float rate) {
    FloatVector kept = FloatVector.broadcast(FLOATS, momentum);
    FloatVector step = FloatVector.broadcast(FLOATS, -rate);
    int bound = from + FLOATS.loopBound(to - from);
    for (int i = from; i < bound; i += FLOATS.length()) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradients, i);
      FloatVector v = kept.fma(FloatVector.fromArray(FLOATS, velocity, i), g);
      v.intoArray(velocity, i);
      FloatVector ahead = kept.fma(v, g);
      step.fma(ahead, FloatVector.fromArray(FLOATS, values, i)).intoArray(values, i);
    }
    PLAIN.nesterov(bound, to, values, gradients, velocity, momentum, rate);
  }

  static void rmsProp(
      int from,
      int to,
      float[] values,
      float[] gradients,
      float[] meanSquare,
      float decay,
      float rate,
      float epsilon) {
    FloatVector kept = FloatVector.broadcast(FLOATS, decay);
    float fresh = 1 - decay;
    int bound = from + FLOATS.loopBound(to - from);
    for (int i = from; i < bound; i += FLOATS.length()) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradients, i);
      FloatVector s = kept.fma(FloatVector.fromArray(FLOATS, meanSquare, i), g.mul(fresh).mul(g));
      s.intoArray(meanSquare, i);
      FloatVector change = g.mul(rate).div(s.sqrt().add(epsilon));
      FloatVector.fromArray(FLOATS, values, i).sub(change).intoArray(values, i);
    }
    PLAIN.rmsProp(bound, to, values, gradients, meanSquare, decay, rate, epsilon);
  }

  static void adam(
      int from,
      int to,
      float[] values,
      float[] gradients,
      float[] mean,
      float[] square,
      float beta1,
      float beta2,
      float rate,
      float epsilon) {
    FloatVector kept1 = FloatVector.broadcast(FLOATS, beta1);
    FloatVector kept2 = FloatVector.broadcast(FLOATS, beta2);
    float fresh1 = 1 - beta1;
    float fresh2 = 1 - beta2;
    int bound = from + FLOATS.loopBound(to - from);
    for (int i = from; i < bound; i += FLOATS.length()) {
      FloatVector g = FloatVector.fromArray(FLOATS, gradients, i);
      FloatVector m = kept1.fma(FloatVector.fromArray(FLOATS, mean, i), g.mul(fresh1));
      FloatVector s = kept2.fma(FloatVector.fromArray(FLOATS, square, i), g.mul(fresh2).mul(g));
      m.intoArray(mean, i);
      s.intoArray(square, i);
      FloatVector change = m.mul(rate).div(s.sqrt().add(epsilon));
      FloatVector.fromArray(FLOATS, values, i).sub(change).intoArray(values, i);
    }
    PLAIN.adam(bound, to, values, gradients, mean, square, beta1, beta2, rate, epsilon);
  }
}
