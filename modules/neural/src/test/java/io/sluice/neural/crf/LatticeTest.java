package io.sluice.neural.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Everything a lattice answers, against all K^T paths. */
class LatticeTest {
  private static final int ROUNDS = 150;
  private static final double EPSILON = 1e-10;

  /** One random sequence under a random field, and all its paths. */
  private record Case(
      long seed, CrfCase field, Emissions emissions, List<LabelSet> known, double temperature) {
    static Case of(long seed) {
      int labels = 1 + (int) (seed % 4);
      int time = 1 + (int) (seed / 4 % 5);
      double spread = seed % 3 == 2 ? 400 : 1.5; // large: sums below the range of double
      CrfCase field = new CrfCase(seed, labels, seed % 2 == 0 ? 0 : 0.5, spread);
      float[] values = field.draw(time * (labels + 3) + 2);
      Emissions emissions = new Emissions(values, 2, labels + 3, time);
      List<LabelSet> known = seed % 5 == 0 ? List.of() : field.setsAround(field.path(time));
      return new Case(seed, field, emissions, known, seed % 7 == 0 ? 2.5 : 1);
    }

    int time() {
      return emissions.time();
    }

    @Override
    public String toString() {
      return "seed " + seed;
    }

    int labels() {
      return field.labels;
    }

    Lattice lattice() {
      return field.crf().withTemperature(temperature).lattice(emissions, known);
    }

    AllPaths paths() {
      double[] scores = emissions.scaled(labels(), 1 / temperature);
      for (int i = 0; i < scores.length && !known.isEmpty(); i++) {
        if (!known.get(i / labels()).contains(i % labels())) {
          scores[i] = Double.NEGATIVE_INFINITY;
        }
      }
      return new AllPaths(field.constraints, scores, field.weights(1 / temperature));
    }
  }

  private static List<Case> cases() {
    return java.util.stream.LongStream.range(0, ROUNDS).mapToObj(Case::of).toList();
  }

  private static org.assertj.core.data.Offset<Double> near(double expected) {
    return within(EPSILON * Math.max(1, Math.abs(expected)));
  }

  @Test
  void logPartitionSumsOverAllPaths() {
    for (Case given : cases()) {
      double expected = given.paths().logPartition();
      assertThat(given.lattice().logPartition())
          .as("%s", given)
          .isCloseTo(expected, near(expected));
    }
  }

  @Test
  void bestPathScoresHighest() {
    for (Case given : cases()) {
      AllPaths.Scored expected = given.paths().ranked().get(0);
      Path actual = given.lattice().best();
      assertThat(actual.labels()).as("%s", given).isEqualTo(expected.labels());
      assertThat(actual.score()).isCloseTo(expected.score(), near(expected.score()));
      assertThat(actual.labels()).isEqualTo(given.lattice().bestLabels());
    }
  }

  @Test
  void nBestPathsAreTheFirstOfAll() {
    for (Case given : cases()) {
      AllPaths all = given.paths();
      List<AllPaths.Scored> expected = all.ranked();
      for (int count : new int[] {1, 3, 2000}) {
        List<Path> actual = given.lattice().nBest(count);
        assertThat(actual).as("%s", given).hasSize(Math.min(count, expected.size()));
        for (int i = 0; i < actual.size(); i++) {
          Path path = actual.get(i);
          double score = expected.get(i).score();
          assertThat(path.labels()).as("%s, path %d", given, i).isEqualTo(expected.get(i).labels());
          assertThat(path.score()).isCloseTo(score, near(score));
          assertThat(path.probability())
              .isCloseTo(Math.exp(score - all.logPartition()), within(1e-9));
        }
      }
    }
  }

  @Test
  void marginalsSumOverPathsThroughALabel() {
    for (Case given : cases()) {
      AllPaths all = given.paths();
      Lattice lattice = given.lattice();
      double[] marginals = lattice.marginals();
      for (int i = 0; i < marginals.length; i++) {
        int position = i / given.labels();
        int label = i % given.labels();
        double expected = all.probability(path -> path[position] == label);
        assertThat(marginals[i]).as("%s at %d", given, i).isCloseTo(expected, within(EPSILON));
        assertThat(lattice.marginal(position, label)).isEqualTo(marginals[i]);
      }
    }
  }

  @Test
  void windowsSumOverPathsWithinThem() {
    for (Case given : cases()) {
      AllPaths all = given.paths();
      for (int first = 0; first < given.time(); first++) {
        int size = 1 + given.field().below(given.time() - first);
        List<LabelSet> sets =
            given.field().setsAround(given.field().path(given.time())).subList(0, size);
        int from = first;
        double expected = all.probability(path -> AllPaths.within(path, from, sets));
        assertThat(given.lattice().probability(first, sets))
            .as("%s from %d in %s", given, first, sets)
            .isCloseTo(expected, within(EPSILON));
      }
    }
  }

  @Test
  void aWindowOverEverythingIsForcing() {
    for (Case given : cases()) {
      if (!given.known().isEmpty()) {
        Crf crf = given.field().crf();
        Lattice free = crf.lattice(given.emissions());
        Lattice forced = crf.lattice(given.emissions(), given.known());
        assertThat(free.probability(0, given.known()))
            .as("%s", given)
            .isCloseTo(Math.exp(forced.logPartition() - free.logPartition()), within(EPSILON));
      }
    }
  }

  @Test
  void pathProbabilitiesAreThoseOfTheirScores() {
    for (Case given : cases()) {
      AllPaths all = given.paths();
      for (AllPaths.Scored path : all.ranked()) {
        double expected = Math.exp(path.score() - all.logPartition());
        assertThat(Math.exp(given.lattice().logProbability(path.labels())))
            .as("%s", given)
            .isCloseTo(expected, within(1e-9));
      }
    }
  }

  @Test
  void conditionalsAreRatiosOfTheirBeginnings() {
    for (Case given : cases()) {
      AllPaths all = given.paths();
      for (AllPaths.Scored path : all.ranked()) {
        double[] conditionals = given.lattice().conditionals(path.labels());
        double before = 1;
        double logProbability = 0;
        for (int t = 0; t < given.time() && before > 1e-100; t++) {
          int end = t + 1;
          double upToHere =
              all.probability(other -> Arrays.mismatch(other, 0, end, path.labels(), 0, end) == -1);
          assertThat(conditionals[t]).as("%s", given).isCloseTo(upToHere / before, within(1e-9));
          logProbability += Math.log(conditionals[t]);
          before = upToHere;
        }
        double expected = path.score() - all.logPartition();
        assertThat(before <= 1e-100 || Math.abs(logProbability - expected) < 1e-8)
            .as("%s: %s, expected %s", given, logProbability, expected)
            .isTrue();
      }
    }
  }

  @Test
  void longSequencesKeepTheirPrecision() {
    CrfCase field = new CrfCase(5, 9, 0.3, 3);
    int time = 20_000;
    Lattice lattice = field.crf().lattice(Emissions.of(field.draw(time * 9), 9));
    double[] marginals = lattice.marginals();
    for (int t = 0; t < time; t += 7) {
      double sum = 0;
      for (int label = 0; label < 9; label++) {
        sum += marginals[t * 9 + label];
      }
      assertThat(sum).as("position %d", t).isCloseTo(1, within(1e-8));
    }
    assertThat(lattice.best().logProbability()).isNegative();
  }

  @Test
  void tiesGoToTheLowerLabel() {
    Crf crf = Crf.of(Constraints.none(3), new float[9], new float[3], new float[3]);
    Lattice lattice = crf.lattice(Emissions.of(new float[12], 3));
    assertThat(lattice.bestLabels()).containsExactly(0, 0, 0, 0);
    assertThat(lattice.nBest(2).get(0).labels()).containsExactly(0, 0, 0, 0);
    assertThat(lattice.nBest(100)).hasSize(81);
    assertThat(lattice.best().probability()).isCloseTo(1 / 81.0, within(1e-12));
  }

  @Test
  void refusesWhatCannotBe() {
    CrfCase field = new CrfCase(1, 3, 0, 1);
    Crf crf = field.crf();
    assertThatThrownBy(() -> crf.lattice(Emissions.of(new float[] {0, Float.NaN, 0}, 3)))
        .hasMessage("the emission of label 1 at position 0 must be finite, was NaN");
    assertThatThrownBy(() -> crf.lattice(new Emissions(new float[5], 0, 3, 2)))
        .hasMessage(
            "emissions of 2 rows with 3 labels, 3 floats apart, from 0 on exceed their 5 floats");
    assertThatThrownBy(() -> Emissions.of(new float[0], 3))
        .hasMessage("emissions of 0 rows, 3 floats apart, from 0 on are malformed");
    Emissions two = Emissions.of(new float[6], 3);
    assertThatThrownBy(() -> crf.lattice(two, List.of(LabelSet.all(3))))
        .hasMessage("1 label sets for 2 positions");
    assertThatThrownBy(() -> crf.lattice(two, List.of(LabelSet.all(3), LabelSet.all(2))))
        .hasMessage("the label set at position 1 is over 2 labels, expected 3");
    assertThatThrownBy(() -> crf.lattice(two, List.of(LabelSet.all(3), LabelSet.none(3))))
        .hasMessage("no path of 2 labels is allowed among [{0, 1, 2}, {}]");
    Lattice lattice = crf.lattice(two);
    assertThatThrownBy(() -> lattice.probability(1, List.of(LabelSet.all(3), LabelSet.all(3))))
        .hasMessage("2 label sets from position 1 on do not fit a sequence of 2 positions");
    assertThatThrownBy(() -> lattice.nBest(0))
        .hasMessage("at least one path must be asked for, was 0");
    assertThatThrownBy(() -> lattice.score(new int[3]))
        .hasMessage("a path of 3 labels for 2 positions");
    assertThatThrownBy(() -> crf.withTemperature(0))
        .hasMessage("temperature must be above 0, was 0.0");
    assertThatThrownBy(() -> Crf.of(field.constraints, new float[8], field.start, field.end))
        .hasMessage("expected 9 transitions, were 8");
    float[] bad = {0, Float.NEGATIVE_INFINITY, 0};
    assertThatThrownBy(() -> Crf.of(field.constraints, field.transitions, bad, field.end))
        .hasMessage("start scores must be finite, one was -Infinity");
    assertThatThrownBy(() -> LabelSet.of(3, 3)).hasMessage("label 3 is not among the 3 labels");
    boolean[] one = {true};
    assertThatThrownBy(() -> new Constraints(one, one, new boolean[][] {{true, true}}))
        .hasMessage("row 0 of the transitions must have 1 labels, has 2");
  }
}
