package io.sluice.neural.activation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExponentialTest {
  @Test
  void staysWithinItsErrorBound() {
    double worst = 0;
    for (float x = Exponential.LOWEST; x <= Exponential.HIGHEST; x += 0.00017f) {
      double expected = StrictMath.exp(x);
      if (expected > Float.MAX_VALUE) {
        break;
      }
      worst = Math.max(worst, Math.abs(Exponential.exp(x) - expected) / expected);
    }
    assertThat(worst).isLessThan(0x1p-23);
  }

  @Test
  void isExactWhereItMatters() {
    assertThat(Exponential.exp(0f)).isEqualTo(1f);
    assertThat(Exponential.exp(-0f)).isEqualTo(1f);
    assertThat(Exponential.exp(Float.NEGATIVE_INFINITY)).isEqualTo(0f);
    assertThat(Exponential.exp(-1e30f)).isEqualTo(0f);
    assertThat(Exponential.exp(Math.nextDown(Exponential.LOWEST))).isEqualTo(0f);
    assertThat(Exponential.exp(Exponential.LOWEST)).isGreaterThan(Float.MIN_NORMAL);
    assertThat(Exponential.exp(Math.nextUp(Exponential.HIGHEST)))
        .isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Exponential.exp(Float.POSITIVE_INFINITY)).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(Exponential.exp(Float.NaN)).isNaN();
  }

  @Test
  void keepsItsGoldenValues() {
    int hash = 0;
    for (float x = -90; x < 90; x += 0.01f) {
      hash = 31 * hash + Float.floatToRawIntBits(Exponential.exp(x));
    }
    assertThat(hash).isEqualTo(GOLDEN);
  }

  private static final int GOLDEN = 584421201;
}
