package io.sluice.vector;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.neural.activation.Exponential;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.kernel.RowKernelsContract;
import org.junit.jupiter.api.Test;

class VectorRowKernelsTest extends RowKernelsContract {
  @Override
  protected RowKernels rows() {
    return new VectorRowKernels();
  }

  /** All exponents, signs and special values, not only what a softmax meets. */
  @Test
  void exponentialIsTheSameForAllFloats() {
    float[] row = new float[4096];
    float[] sums = new float[RowKernels.LANES];
    int bits = 0;
    for (int part = 0; part < 256; part++) {
      float[] expected = new float[row.length];
      for (int i = 0; i < row.length; i++) {
        row[i] = Float.intBitsToFloat(bits);
        bits += 4097; // wraps through all exponents
        expected[i] = Exponential.exp(row[i] - 0f);
      }
      rows().exponentials(row, 0, row.length, 0, sums);
      assertThat(row).isEqualTo(expected);
    }
  }
}
