package io.sluice.neural.kernel;

import io.sluice.neural.activation.Exponential;
import io.sluice.neural.arithmetic.Fused;
import io.sluice.neural.random.BernoulliMask;

/** Plain loops over heap rows; the standard that faster ones must meet byte for byte. */
public final class PlainRowKernels implements RowKernels {
  @Override
  public float maximum(float[] row, int offset, int count) {
    float maximum = Float.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + count; i++) {
      maximum = Math.max(maximum, row[i]);
    }
    return maximum;
  }

  @Override
  public void exponentials(float[] row, int offset, int count, float shift, float[] sums) {
    java.util.Arrays.fill(sums, 0, LANES, 0);
    for (int i = 0; i < count; i++) {
      float e = Exponential.exp(row[offset + i] - shift);
      row[offset + i] = e;
      sums[i & (LANES - 1)] += e;
    }
  }

  @Override
  public void squares(float[] row, int offset, int count, float[] sums) {
    int whole = count & -LANES;
    for (int i = 0; i < whole; i += LANES) {
      for (int lane = 0; lane < LANES; lane++) {
        float x = row[offset + i + lane];
        sums[lane] = Fused.multiplyAdd(x, x, sums[lane]);
      }
    }
    for (int i = whole; i < count; i++) {
      float x = row[offset + i];
      sums[i - whole] = Fused.multiplyAdd(x, x, sums[i - whole]);
    }
  }

  @Override
  public void scale(float[] row, int offset, int count, float factor) {
    for (int i = offset; i < offset + count; i++) {
      row[i] *= factor;
    }
  }

  @Override
  public void fade(float[] row, int offset, int count, float factor, int times) {
    for (int i = offset; i < offset + count; i++) {
      float x = row[i];
      for (int time = 0; time < times; time++) {
        x = Fused.multiplyAdd(factor, x, 0);
      }
      row[i] = x;
    }
  }

  @Override
  public void clamp(float[] row, int offset, int count, float factor, float limit) {
    for (int i = offset; i < offset + count; i++) {
      row[i] = Math.max(-limit, Math.min(limit, row[i] * factor));
    }
  }

  @Override
  public void add(float[] target, int targetOffset, float[] source, int sourceOffset, int count) {
    for (int i = 0; i < count; i++) {
      target[targetOffset + i] += source[sourceOffset + i];
    }
  }

  @Override
  public void addScaled(
      float[] target, int targetOffset, float[] source, int sourceOffset, int count, float factor) {
    for (int i = 0; i < count; i++) {
      target[targetOffset + i] =
          Fused.multiplyAdd(factor, source[sourceOffset + i], target[targetOffset + i]);
    }
  }

  @Override
  public void multiply(
      float[] target, int targetOffset, float[] source, int sourceOffset, int count) {
    for (int i = 0; i < count; i++) {
      target[targetOffset + i] *= source[sourceOffset + i];
    }
  }

  @Override
  public void drop(BernoulliMask mask, long key, int first, float[] row, int offset, int count) {
    for (int i = 0; i < count; i++) {
      float kept = row[offset + i] * mask.scale();
      row[offset + i] = mask.drops(key, first + i) ? 0 : kept;
    }
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
    for (int i = from; i < to; i++) {
      float v = Fused.multiplyAdd(momentum, velocity[i], gradients[i]);
      velocity[i] = v;
      values[i] = Fused.multiplyAdd(-rate, v, values[i]);
    }
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
    for (int i = from; i < to; i++) {
      float v = Fused.multiplyAdd(momentum, velocity[i], gradients[i]);
      velocity[i] = v;
      values[i] = Fused.multiplyAdd(-rate, Fused.multiplyAdd(momentum, v, gradients[i]), values[i]);
    }
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
    float fresh = 1 - decay;
    for (int i = from; i < to; i++) {
      float g = gradients[i];
      float s = Fused.multiplyAdd(decay, meanSquare[i], fresh * g * g);
      meanSquare[i] = s;
      values[i] -= rate * g / ((float) Math.sqrt(s) + epsilon);
    }
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
    float fresh1 = 1 - beta1;
    float fresh2 = 1 - beta2;
    for (int i = from; i < to; i++) {
      float g = gradients[i];
      float m = Fused.multiplyAdd(beta1, mean[i], fresh1 * g);
      float s = Fused.multiplyAdd(beta2, square[i], fresh2 * g * g);
      mean[i] = m;
      square[i] = s;
      values[i] -= rate * m / ((float) Math.sqrt(s) + epsilon);
    }
  }
}
