package io.sluice.neural.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
  @Test
  void isXoshiro256PlusPlus() {
    SeededRandom random = SeededRandom.restore(new long[] {1, 2, 3, 4});
    // the vector that other implementations of the algorithm test against
    long[] expected = {
      41943041L,
      58720359L,
      3588806011781223L,
      3591011842654386L,
      Long.parseUnsignedLong("9228616714210784205"),
      Long.parseUnsignedLong("9973669472204895162"),
      Long.parseUnsignedLong("14011001112246962877"),
      Long.parseUnsignedLong("12406186145184390807"),
      Long.parseUnsignedLong("15849039046786891736"),
      Long.parseUnsignedLong("10450023813501588000")
    };
    for (long value : expected) {
      assertThat(random.nextLong()).isEqualTo(value);
    }
  }

  @Test
  void seedsBySplitMix() {
    long seed = 1234567;
    assertThat(SeededRandom.splitMix(seed)).isEqualTo(6457827717110365317L);
    assertThat(SeededRandom.splitMix(seed + 0x9E3779B97F4A7C15L)).isEqualTo(3203168211198807973L);
  }

  @Test
  void purposesAreUnrelatedAndRepeatable() {
    Set<Long> seen = new HashSet<>();
    for (String purpose : new String[] {"", "a", "b", "ab", "ba", "dropout", "dropout/0"}) {
      for (long seed = -2; seed < 3; seed++) {
        long first = SeededRandom.of(seed, purpose).nextLong();
        assertThat(SeededRandom.of(seed, purpose).nextLong()).isEqualTo(first);
        assertThat(seen.add(first)).as("purpose %s, seed %d", purpose, seed).isTrue();
      }
    }
  }

  @Test
  void splitsWithoutChanging() {
    SeededRandom random = SeededRandom.of(7, "init");
    long[] before = random.state();
    SeededRandom left = random.split("left");
    SeededRandom right = random.split("right");
    assertThat(random.state()).isEqualTo(before);
    assertThat(left.state()).isEqualTo(random.split("left").state()).isNotEqualTo(right.state());
  }

  @Test
  void continuesFromItsState() {
    SeededRandom random = SeededRandom.of(7, "sampling");
    random.nextGaussian();
    SeededRandom copy = SeededRandom.restore(random.state());
    for (int i = 0; i < 100; i++) {
      assertThat(copy.nextGaussian()).isEqualTo(random.nextGaussian());
      assertThat(copy.nextInt(1 + i)).isEqualTo(random.nextInt(1 + i));
      assertThat(copy.nextFloat()).isEqualTo(random.nextFloat());
    }
  }

  @Test
  void refusesMalformedStatesAndBounds() {
    assertThatThrownBy(() -> SeededRandom.restore(new long[3]))
        .hasMessage("the state of a generator has 4 longs, not 3");
    assertThatThrownBy(() -> SeededRandom.restore(new long[4]))
        .hasMessage("the state of a generator is never all zero");
    assertThatThrownBy(() -> SeededRandom.of(1, "x").nextInt(0))
        .hasMessage("the bound must be positive, was 0");
  }

  @Test
  void integersAreUniform() {
    for (int bound : new int[] {1, 2, 7, 48}) {
      int[] counts = new int[bound];
      SeededRandom random = SeededRandom.of(bound, "uniform");
      int draws = 200_000;
      for (int i = 0; i < draws; i++) {
        counts[random.nextInt(bound)]++;
      }
      double expected = (double) draws / bound;
      for (int count : counts) {
        assertThat(Math.abs(count - expected)).isLessThanOrEqualTo(5 * Math.sqrt(expected));
      }
    }
    SeededRandom random = SeededRandom.of(1, "large bound");
    int bound = 3 << 29; // a biased method would favour the lower third
    int low = 0;
    for (int i = 0; i < 100_000; i++) {
      int value = random.nextInt(bound);
      assertThat(value).isBetween(0, bound - 1);
      low += value < bound / 2 ? 1 : 0;
    }
    assertThat(low).isBetween(49_000, 51_000);
  }

  @Test
  void realsHaveTheRightMoments() {
    SeededRandom random = SeededRandom.of(11, "moments");
    int draws = 200_000;
    double[] uniform = new double[2];
    double[] gaussian = new double[4];
    for (int i = 0; i < draws; i++) {
      double u = i % 2 == 0 ? random.nextDouble() : random.nextFloat();
      assertThat(u).isBetween(0.0, Math.nextDown(1.0));
      uniform[0] += u / draws;
      uniform[1] += u * u / draws;
      double g = random.nextGaussian();
      for (int power = 1; power <= 4; power++) {
        gaussian[power - 1] += Math.pow(g, power) / draws;
      }
    }
    assertThat(Math.abs(uniform[0] - 0.5)).isLessThan(0.004);
    assertThat(Math.abs(uniform[1] - 1.0 / 3)).isLessThan(0.004);
    assertThat(Math.abs(gaussian[0])).isLessThan(0.012);
    assertThat(Math.abs(gaussian[1] - 1)).isLessThan(0.02);
    assertThat(Math.abs(gaussian[2])).isLessThan(0.05);
    assertThat(Math.abs(gaussian[3] - 3)).isLessThan(0.15);
  }

  @Test
  void keepsItsGoldenValues() {
    SeededRandom random = SeededRandom.of(42, "dropout");
    assertThat(random.nextLong()).isEqualTo(GOLDEN_LONG);
    assertThat(random.nextGaussian()).isEqualTo(GOLDEN_GAUSSIAN);
  }

  private static final long GOLDEN_LONG = 8557332865222111703L;
  private static final double GOLDEN_GAUSSIAN = 0.3232334504772591;
}
