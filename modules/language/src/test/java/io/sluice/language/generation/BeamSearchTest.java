package io.sluice.language.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BeamSearchTest {
  private static final int VOCABULARY = 3;

  /** Every text has its own distribution, made from its hash. */
  private record Fake(long seed) implements NextSymbols<List<Integer>> {
    @Override
    public List<Integer> step(List<Integer> state, int symbol) {
      List<Integer> longer = new ArrayList<>(state);
      longer.add(symbol);
      return longer;
    }

    @Override
    public double[] logProbabilities(List<Integer> state) {
      Random random = new Random(seed * 1_000_003 + state.hashCode());
      double[] weights = new double[VOCABULARY];
      double total = 0;
      for (int i = 0; i < VOCABULARY; i++) {
        weights[i] = random.nextInt(1, 6);
        total += weights[i];
      }
      for (int i = 0; i < VOCABULARY; i++) {
        weights[i] = StrictMath.log(weights[i] / total);
      }
      return weights;
    }
  }

  private static String text(int[] symbols) {
    return Arrays.toString(symbols);
  }

  /** Texts that end in symbol 0 end there. */
  private static final List<String> ENDS = List.of(" 0]", "[0]");

  private record Scored(List<Integer> symbols, double score) {}

  private static void enumerate(
      Fake model, List<Integer> text, double sum, BeamSearch search, List<Scored> found) {
    double[] next = model.logProbabilities(text);
    for (int symbol = 0; symbol < VOCABULARY; symbol++) {
      List<Integer> longer = model.step(text, symbol);
      double total = sum + next[symbol];
      if (symbol == 0 || longer.size() == search.maximumLength()) {
        double penalty = Math.pow((5 + longer.size()) / 6.0, search.lengthPenalty());
        found.add(new Scored(longer, total / penalty));
      } else {
        enumerate(model, longer, total, search, found);
      }
    }
  }

  @Test
  void findsTheBestOfAllTextsWhenTheBeamIsWideEnough() {
    for (int seed = 0; seed < 100; seed++) {
      for (double lengthPenalty : new double[] {0, 0.7, 2}) {
        BeamSearch search = new BeamSearch(81, lengthPenalty, 4);
        Fake model = new Fake(seed);
        List<Scored> all = new ArrayList<>();
        enumerate(model, List.of(), 0, search, all);
        double best = all.stream().mapToDouble(Scored::score).max().orElseThrow();
        List<Hypothesis> found = search.search(model, List.of(), BeamSearchTest::text, ENDS);
        assertThat(found.get(0).score()).as("seed %d", seed).isEqualTo(best);
        assertThat(found).hasSize(all.size());
        assertThat(found)
            .isSortedAccordingTo(Comparator.comparingDouble(Hypothesis::score).reversed());
      }
    }
  }

  @Test
  void isGreedyWithWidthOne() {
    for (int seed = 0; seed < 50; seed++) {
      Fake model = new Fake(seed);
      List<Integer> text = List.of();
      double sum = 0;
      do {
        double[] next = model.logProbabilities(text);
        int best = 0;
        for (int i = 1; i < VOCABULARY; i++) {
          best = next[i] > next[best] ? i : best;
        }
        sum += next[best];
        text = model.step(text, best);
      } while (text.get(text.size() - 1) != 0 && text.size() < 6);
      var found = new BeamSearch(1, 0, 6).search(model, List.of(), BeamSearchTest::text, ENDS);
      int[] expected = text.stream().mapToInt(Integer::intValue).toArray();
      assertThat(found).containsExactly(new Hypothesis(text(expected), expected, sum, sum));
    }
  }

  @Test
  void prefersTheLowerSymbolOfEquallyLikelyOnes() {
    NextSymbols<Integer> uniform =
        new NextSymbols<>() {
          @Override
          public Integer step(Integer state, int symbol) {
            return state + 1;
          }

          @Override
          public double[] logProbabilities(Integer state) {
            return new double[] {-1, -1, -1, Double.NEGATIVE_INFINITY};
          }
        };
    var found = new BeamSearch(2, 1, 2).search(uniform, 0, BeamSearchTest::text, List.of());
    assertThat(found)
        .extracting(Hypothesis::symbols)
        .containsExactly(new int[] {0, 0}, new int[] {0, 1});
  }

  @Test
  void refusesProbabilitiesThatAreNone() {
    NextSymbols<Integer> damaged =
        new NextSymbols<>() {
          @Override
          public Integer step(Integer state, int symbol) {
            return state;
          }

          @Override
          public double[] logProbabilities(Integer state) {
            return new double[] {-1, Double.NaN};
          }
        };
    assertThatThrownBy(
            () -> new BeamSearch(2, 1, 2).search(damaged, 0, BeamSearchTest::text, List.of()))
        .hasMessageStartingWith("the probability of symbol 1 is not a number");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> new BeamSearch(0, 1, 5)).hasMessageContaining("width");
    assertThatThrownBy(() -> new BeamSearch(1, Double.NaN, 5)).hasMessageContaining("penalty");
    assertThatThrownBy(() -> new BeamSearch(1, 1, 0)).hasMessageContaining("length");
  }
}
