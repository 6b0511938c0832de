package io.sluice.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.neural.random.SeededRandom;
import io.sluice.text.SymbolSequence;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static SymbolSequence counting(int length) {
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) {
      ids[i] = i;
    }
    return SymbolSequence.of(ids);
  }

  @Test
  void predictsEverySymbolAfterTheFirstOnce() {
    long seed = 8;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 300; round++) {
      int count = random.nextInt(1, 7);
      int length = random.nextInt(count + 1, 60);
      int window = random.nextInt(1, 9);
      Lanes lanes = new Lanes(counting(length), count, window);
      BitSet predicted = new BitSet();
      int[] inputs = new int[window * count];
      int[] targets = new int[window * count];
      for (long at = 0; at < lanes.longest(); at += window) {
        int time = (int) Math.min(window, lanes.longest() - at);
        lanes.read(at, time, inputs, targets);
        for (int t = 0; t < time; t++) {
          for (int lane = 0; lane < count; lane++) {
            if (at + t < lanes.length(lane)) {
              int target = targets[t * count + lane];
              assertThat(inputs[t * count + lane]).isEqualTo(target - 1);
              assertThat(predicted.get(target)).as("round %d: %d again", round, target).isFalse();
              predicted.set(target);
            }
          }
        }
      }
      assertThat(predicted.cardinality()).isEqualTo(length - 1);
      assertThat(predicted.get(0)).isFalse();
    }
  }

  @Test
  void continuesEachLaneFromWindowToWindow() {
    Lanes lanes = new Lanes(counting(21), 2, 4);
    int[] inputs = new int[8];
    int[] targets = new int[8];
    lanes.read(0, 4, inputs, targets);
    assertThat(inputs).containsExactly(0, 10, 1, 11, 2, 12, 3, 13);
    lanes.read(4, 4, inputs, targets);
    assertThat(targets).containsExactly(5, 15, 6, 16, 7, 17, 8, 18);
  }

  @Test
  void refusesMoreLanesThanSymbols() {
    assertThatThrownBy(() -> Lanes.laneLength(5, 5)).hasMessageContaining("too short for 5 lanes");
    assertThat(Lanes.laneLength(6, 5)).isEqualTo(1);
  }

  @Test
  void cutsLanesInWindowsOfNearlyTheSameLength() {
    SeededRandom none = SeededRandom.of(1, "none");
    for (int length = 1; length < 40; length++) {
      for (long lane = 1; lane < 130; lane++) {
        Windows windows = new Windows.Fixed(length);
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        int count = 0;
        for (long rest = lane; rest > 0; count++) {
          int window = windows.next(rest, none);
          shortest = Math.min(shortest, window);
          longest = Math.max(longest, window);
          rest -= window;
        }
        assertThat(longest).isLessThanOrEqualTo(length);
        assertThat(longest - shortest).isLessThanOrEqualTo(1);
        assertThat(count).isEqualTo((lane + length - 1) / length);
      }
    }
  }

  @Test
  void drawsWindowsAroundTheMeanAndFillsTheLane() {
    SeededRandom random = SeededRandom.of(4, "windows");
    Windows windows = new Windows.Randomised(70);
    long sum = 0;
    int halved = 0;
    int count = 4000;
    for (int i = 0; i < count; i++) {
      int window = windows.next(1_000_000, random);
      assertThat(window).isBetween(5, windows.longest());
      sum += window;
      halved += window < 52 ? 1 : 0;
    }
    assertThat(halved).as("5 %% of %d", count).isBetween(150, 250);
    assertThat(sum / (double) count).isBetween(67.5, 69.0);
    assertThat(windows.rateFactor(35)).isEqualTo(0.5);
    for (long lane = 1; lane < 400; lane++) {
      long rest = lane;
      while (rest > 0) {
        int window = windows.next(rest, random);
        assertThat(window).isBetween(1, (int) Math.min(rest, windows.longest()));
        rest -= window;
      }
    }
  }
}
