package io.sluice.vector;

import io.sluice.neural.activation.Exponential;
import io.sluice.neural.kernel.PlainRowKernels;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.random.BernoulliMask;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Rows on the Vector API. What does not fill a vector is done by the plain kernels; partial sums
 * take every {@link #LANES}-th element, whatever the width of a vector.
 */
public final class VectorRowKernels implements RowKernels {
  private static final VectorSpecies<Float> FLOATS = Species.FLOATS;
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, FLOATS.vectorShape());
  private static final IntVector STEPS = IntVector.zero(INTS).addIndex(1);
  private static final RowKernels PLAIN = new PlainRowKernels();

  @Override
  public float maximum(float[] row, int offset, int count) {
    int bound = FLOATS.loopBound(count);
    float rest = PLAIN.maximum(row, offset + bound, count - bound);
    if (bound == 0) {
      return rest;
    }
    FloatVector maximum = FloatVector.fromArray(FLOATS, row, offset);
    for (int i = FLOATS.length(); i < bound; i += FLOATS.length()) {
      maximum = maximum.max(FloatVector.fromArray(FLOATS, row, offset + i));
    }
    return Math.max(maximum.reduceLanes(VectorOperators.MAX), rest);
  }

  @Override
  public void exponentials(float[] row, int offset, int count, float shift, float[] sums) {
    int whole = offset + (count & -LANES);
    for (int lane = 0; lane < LANES; lane += FLOATS.length()) {
      FloatVector sum = FloatVector.zero(FLOATS);
      for (int i = offset + lane; i < whole; i += LANES) {
        FloatVector e = VectorExponential.exp(FloatVector.fromArray(FLOATS, row, i).sub(shift));
        e.intoArray(row, i);
        sum = sum.add(e);
      }
      sum.intoArray(sums, lane);
    }
    for (int i = whole; i < offset + count; i++) {
      float e = Exponential.exp(row[i] - shift);
      row[i] = e;
      sums[i - whole] += e;
    }
  }

  @Override
  public void squares(float[] row, int offset, int count, float[] sums) {
    int whole = count & -LANES;
    for (int lane = 0; lane < LANES; lane += FLOATS.length()) {
      FloatVector sum = FloatVector.fromArray(FLOATS, sums, lane);
      for (int i = offset + lane; i < offset + whole; i += LANES) {
        FloatVector x = FloatVector.fromArray(FLOATS, row, i);
        sum = x.fma(x, sum);
      }
      sum.intoArray(sums, lane);
    }
    PLAIN.squares(row, offset + whole, count - whole, sums);
  }

  @Override
  public void scale(float[] row, int offset, int count, float factor) {
    int bound = FLOATS.loopBound(count);
    for (int i = offset; i < offset + bound; i += FLOATS.length()) {
      FloatVector.fromArray(FLOATS, row, i).mul(factor).intoArray(row, i);
    }
    PLAIN.scale(row, offset + bound, count - bound, factor);
  }

  @Override
  public void fade(float[] row, int offset, int count, float factor, int times) {
    FloatVector factors = FloatVector.broadcast(FLOATS, factor);
    FloatVector zero = FloatVector.zero(FLOATS);
    int length = FLOATS.length();
    int bound = count - count % (4 * length);
    for (int i = offset; i < offset + bound; i += 4 * length) {
      FloatVector a = FloatVector.fromArray(FLOATS, row, i);
      FloatVector b = FloatVector.fromArray(FLOATS, row, i + length);
      FloatVector c = FloatVector.fromArray(FLOATS, row, i + 2 * length);
      FloatVector d = FloatVector.fromArray(FLOATS, row, i + 3 * length);
      for (int time = 0; time < times; time++) {
        a = factors.fma(a, zero);
        b = factors.fma(b, zero);
        c = factors.fma(c, zero);
        d = factors.fma(d, zero);
      }
      a.intoArray(row, i);
      b.intoArray(row, i + length);
      c.intoArray(row, i + 2 * length);
      d.intoArray(row, i + 3 * length);
    }
    PLAIN.fade(row, offset + bound, count - bound, factor, times);
  }

  @Override
  public void clamp(float[] row, int offset, int count, float factor, float limit) {
    int bound = FLOATS.loopBound(count);
    for (int i = offset; i < offset + bound; i += FLOATS.length()) {
      FloatVector scaled = FloatVector.fromArray(FLOATS, row, i).mul(factor);
      scaled.min(limit).max(-limit).intoArray(row, i);
    }
    PLAIN.clamp(row, offset + bound, count - bound, factor, limit);
  }

  @Override
  public void add(float[] target, int targetOffset, float[] source, int sourceOffset, int count) {
    int bound = FLOATS.loopBound(count);
    for (int i = 0; i < bound; i += FLOATS.length()) {
      FloatVector sum = FloatVector.fromArray(FLOATS, target, targetOffset + i);
      sum.add(FloatVector.fromArray(FLOATS, source, sourceOffset + i))
          .intoArray(target, targetOffset + i);
    }
    PLAIN.add(target, targetOffset + bound, source, sourceOffset + bound, count - bound);
  }

  @Override
  public void addScaled(
      float[] target, int targetOffset, float[] source, int sourceOffset, int count, float factor) {
    FloatVector factors = FloatVector.broadcast(FLOATS, factor);
    int bound = FLOATS.loopBound(count);
    for (int i = 0; i < bound; i += FLOATS.length()) {
      FloatVector sum = FloatVector.fromArray(FLOATS, target, targetOffset + i);
      factors
          .fma(FloatVector.fromArray(FLOATS, source, sourceOffset + i), sum)
          .intoArray(target, targetOffset + i);
    }
    PLAIN.addScaled(
        target, targetOffset + bound, source, sourceOffset + bound, count - bound, factor);
  }

  @Override
  public void multiply(
      float[] target, int targetOffset, float[] source, int sourceOffset, int count) {
    int bound = FLOATS.loopBound(count);
    for (int i = 0; i < bound; i += FLOATS.length()) {
      FloatVector product = FloatVector.fromArray(FLOATS, target, targetOffset + i);
      product
          .mul(FloatVector.fromArray(FLOATS, source, sourceOffset + i))
          .intoArray(target, targetOffset + i);
    }
    PLAIN.multiply(target, targetOffset + bound, source, sourceOffset + bound, count - bound);
  }

  @Override
  public void drop(BernoulliMask mask, long key, int first, float[] row, int offset, int count) {
    int bound = FLOATS.loopBound(count);
    for (int i = 0; i < bound; i += FLOATS.length()) {
      IntVector hash = mix(STEPS.add(first + i).lanewise(VectorOperators.XOR, (int) key));
      hash = mix(hash.add((int) (key >>> Integer.SIZE))).lanewise(VectorOperators.LSHR, Byte.SIZE);
      // all bits set where the hash is below the threshold
      IntVector dropped =
          hash.sub(mask.threshold()).lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
      FloatVector.fromArray(FLOATS, row, offset + i)
          .mul(mask.scale())
          .reinterpretAsInts()
          .lanewise(VectorOperators.AND_NOT, dropped)
          .reinterpretAsFloats()
          .intoArray(row, offset + i);
    }
    PLAIN.drop(mask, key, first + bound, row, offset + bound, count - bound);
  }

  /** The rounds of {@link BernoulliMask#hash}. */
  private static IntVector mix(IntVector value) {
    IntVector mixed = value.lanewise(VectorOperators.XOR, value.lanewise(VectorOperators.LSHR, 16));
    mixed = mixed.mul(0x7FEB352D);
    mixed = mixed.lanewise(VectorOperators.XOR, mixed.lanewise(VectorOperators.LSHR, 15));
    mixed = mixed.mul(0x846CA68B);
    return mixed.lanewise(VectorOperators.XOR, mixed.lanewise(VectorOperators.LSHR, 16));
  }

  @Override
  public void momentum(
      int from,
      int to,
      float[] values,
      float[] gradients,
      float[] velocity,
      float momentum,
      float rate) {
    VectorUpdates.momentum(from, to, values, gradients, velocity, momentum, rate);
  }

  @Override
  public void nesterov(
      int from,
      int to,
      float[] values,
      float[] gradients,
      float[] velocity,
      float momentum,
      float rate) {
    VectorUpdates.nesterov(from, to, values, gradients, velocity, momentum, rate);
  }

  @Override
  public void rmsProp(
      int from,
      int to,
      float[] values,
      float[] gradients,
      float[] meanSquare,
      float decay,
      float rate,
      float epsilon) {
    VectorUpdates.rmsProp(from, to, values, gradients, meanSquare, decay, rate, epsilon);
  }

  @Override
  public void adam(
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
    VectorUpdates.adam(from, to, values, gradients, mean, square, beta1, beta2, rate, epsilon);
  }
}
