package io.sluice.language;

import io.sluice.neural.activation.Exponential;

/**
 * Logarithms of softmax probabilities. Exponentials are float32 and the same everywhere, the sum is
 * double.
 *
 * <pre>ln P(i) = x(i) - max x - ln sum over j of e^(x(j) - max x)</pre>
 */
final class Distribution {
  private Distribution() {}

  /** -ln of the probability of one symbol, whose row of {@code count} begins at an offset. */
  static double surprise(float[] logits, int offset, int count, int symbol) {
    float shift = maximum(logits, offset, count);
    return logSum(logits, offset, count, shift) - ((double) logits[offset + symbol] - shift);
  }

  /** Natural logarithms of the probabilities of the first {@code count} symbols. */
  static double[] logProbabilities(float[] logits, int count) {
    float shift = maximum(logits, 0, count);
    double logSum = logSum(logits, 0, count, shift);
    double[] result = new double[count];
    for (int i = 0; i < count; i++) {
      result[i] = (double) logits[i] - shift - logSum;
    }
    return result;
  }

  /** ln of the sum of e^x of {@code count} logits from an offset on. */
  static double logSumOfExponentials(float[] logits, int offset, int count) {
    float shift = maximum(logits, offset, count);
    return logSum(logits, offset, count, shift) + shift;
  }

  private static float maximum(float[] logits, int offset, int count) {
    float maximum = Float.NEGATIVE_INFINITY;
    for (int i = offset; i < offset + count; i++) {
      maximum = Math.max(maximum, logits[i]);
    }
    return maximum;
  }

  private static double logSum(float[] logits, int offset, int count, float shift) {
    double sum = 0;
    for (int i = offset; i < offset + count; i++) {
      sum += Exponential.exp(logits[i] - shift);
    }
    return StrictMath.log(sum);
  }
}
