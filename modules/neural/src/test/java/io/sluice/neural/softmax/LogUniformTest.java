package io.sluice.neural.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LogUniformTest {
  private static final int DRAWS = 20_000;

  @Test
  void classesComeAsOftenAsExpected() {
    for (int[] size : new int[][] {{50, 1}, {50, 8}, {50, 30}, {200, 64}, {7, 7}, {1, 1}}) {
      LogUniform distribution = new LogUniform(size[0], size[1]);
      int[] counts = new int[size[0]];
      int[] drawn = new int[size[1]];
      for (int key = 0; key < DRAWS; key++) {
        distribution.draw(key * 0x5DEECE66DL, drawn);
        for (int i = 0; i < drawn.length; i++) {
          counts[drawn[i]]++;
          assertThat(drawn[i]).isGreaterThanOrEqualTo(i == 0 ? 0 : drawn[i - 1]);
        }
      }
      double sum = 0;
      for (int c = 0; c < counts.length; c++) {
        double expected = distribution.expected(c);
        sum += expected;
        double share = (double) counts[c] / DRAWS;
        assertThat(share).as("class %d of %s", c, size).isCloseTo(expected, within(0.02));
        assertThat(expected).isLessThanOrEqualTo(1 + 1e-9);
      }
      assertThat(sum).isCloseTo(size[1], within(1e-9 * size[1]));
    }
  }

  @Test
  void frequentClassesAreKept() {
    LogUniform distribution = new LogUniform(200_000, 8192);
    assertThat(distribution.kept()).isBetween(500, 2000);
    int[] drawn = new int[8192];
    distribution.draw(3, drawn);
    for (int c = 0; c < distribution.kept(); c++) {
      assertThat(drawn[c]).isEqualTo(c);
      assertThat(distribution.expected(c)).isEqualTo(1);
    }
  }

  @Test
  void moreSamplesThanClassesAreRefused() {
    assertThatThrownBy(() -> new LogUniform(10, 11))
        .hasMessage(
            "cannot sample 11 of 10 classes; take at most as many samples as there are classes, or a full softmax");
    assertThatThrownBy(() -> new LogUniform(10, 0)).hasMessageContaining("cannot sample 0 of 10");
  }
}
