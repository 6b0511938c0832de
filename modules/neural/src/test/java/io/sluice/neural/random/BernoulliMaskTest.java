package io.sluice.neural.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BernoulliMaskTest {
  @Test
  void holdsZerosAndTheInverseOfTheKeptShare() {
    float[] mask = new float[10_000];
    SeededRandom.of(3, "mask").fillMask(0.2, mask, 0, mask.length);
    for (float value : mask) {
      assertThat(value).isIn(0f, 1.25f);
    }
  }

  @Test
  void dropsAtItsRate() {
    SeededRandom random = SeededRandom.of(5, "rates");
    int count = 100_000;
    float[] mask = new float[count];
    for (double rate : new double[] {0, 0.001, 0.1, 0.35, 0.5, 0.65, 0.9}) {
      random.fillMask(rate, mask, 0, count);
      int dropped = 0;
      for (float value : mask) {
        dropped += value == 0 ? 1 : 0;
      }
      double deviation = Math.sqrt(count * rate * (1 - rate));
      assertThat(Math.abs(dropped - count * rate)).isLessThanOrEqualTo(4.5 * deviation);
    }
  }

  @Test
  void neighboursAndKeysAreIndependent() {
    BernoulliMask half = BernoulliMask.of(0.5);
    SeededRandom random = SeededRandom.of(9, "keys");
    int count = 100_000;
    for (int lag : new int[] {1, 2, 16, 64, 650}) {
      long key = random.nextLong();
      int same = 0;
      for (int i = 0; i < count; i++) {
        same += half.drops(key, i) == half.drops(key, i + lag) ? 1 : 0;
      }
      assertThat(Math.abs(same - count / 2)).as("lag %d", lag).isLessThan(750);
    }
    for (int bit = 0; bit < 64; bit++) {
      long key = random.nextLong();
      int same = 0;
      for (int i = 0; i < count; i++) {
        same += half.drops(key, i) == half.drops(key ^ (1L << bit), i) ? 1 : 0;
      }
      assertThat(Math.abs(same - count / 2)).as("key bit %d", bit).isLessThan(750);
    }
  }

  @Test
  void partsAreComputedInAnyOrder() {
    BernoulliMask mask = BernoulliMask.of(0.4);
    float[] whole = new float[1000];
    mask.fill(77, 0, whole, 0, whole.length);
    float[] parts = new float[1000];
    for (int first = 990; first >= 0; first -= 10) {
      mask.fill(77, first, parts, first, 10);
    }
    assertThat(parts).isEqualTo(whole);
    assertThat(mask.at(77, 123)).isEqualTo(whole[123]);
  }

  @Test
  void keepsItsGoldenValues() {
    int bits = 0;
    for (int i = 0; i < 32; i++) {
      bits |= BernoulliMask.of(0.5).drops(42, i) ? 1 << i : 0;
    }
    assertThat(bits).isEqualTo(GOLDEN);
  }

  private static final int GOLDEN = -1763640929;

  @Test
  void refusesOtherRates() {
    for (double rate : new double[] {-0.1, 1, Double.NaN}) {
      assertThatThrownBy(() -> BernoulliMask.of(rate))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("the rate of a mask must be in [0, 1), was " + rate);
    }
    assertThatThrownBy(() -> new BernoulliMask(0.5, 1, 2))
        .hasMessage("threshold 1 and scale 2.0 do not belong to rate 0.5");
  }
}
