package io.sluice.language.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
  private static final float LOW = Float.NEGATIVE_INFINITY;

  private static Sampler sampler(Sampling sampling, int vocabulary) {
    var random = new SplittableRandom(sampling.seed());
    return new Sampler(sampling, vocabulary, random::nextDouble);
  }

  private static float[] logits(SplittableRandom random, int size) {
    float[] logits = new float[size];
    for (int i = 0; i < size; i++) {
      // few distinct values, so that ties are common
      logits[i] = random.nextInt(4) == 0 ? LOW : random.nextInt(-6, 7) / 2f;
    }
    logits[random.nextInt(size)] = 1;
    return logits;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 1, 2.5})
  void drawsAsOftenAsTheDistributionSays(double temperature) {
    float[] logits = {0.5f, -1, 2, 0, LOW, 1.25f, -3};
    Sampling sampling = Sampling.seeded(11).temperature(temperature);
    int draws = 40_000;
    int[] counts = new int[logits.length];
    Sampler sampler = sampler(sampling, logits.length);
    for (int i = 0; i < draws; i++) {
      counts[sampler.next(logits)]++;
    }
    double total = 0;
    for (float logit : logits) {
      total += Math.exp(logit / temperature);
    }
    double chiSquare = 0;
    for (int i = 0; i < logits.length; i++) {
      double expected = draws * Math.exp(logits[i] / temperature) / total;
      if (expected > 0) {
        chiSquare += (counts[i] - expected) * (counts[i] - expected) / expected;
      } else {
        assertThat(counts[i]).isZero();
      }
    }
    assertThat(chiSquare).as("chi-square, 5 degrees of freedom, p = 0.001").isLessThan(20.5);
  }

  @Test
  void drawsTheSameWhetherOrNotFiltersThatKeepAllAreSet() {
    float[] logits = {0.5f, -1, 2, 0};
    Sampler plain = sampler(Sampling.seeded(3), 4);
    Sampler keepsAll = sampler(Sampling.seeded(3).topK(4).topP(1).minP(0), 4);
    for (int i = 0; i < 1000; i++) {
      assertThat(keepsAll.next(logits)).isEqualTo(plain.next(logits));
    }
  }

  /** Written for clearness: the filters one after another, each renormalising. */
  private static Set<Integer> keptByDefinition(float[] logits, Sampling sampling) {
    List<Integer> ranked = new ArrayList<>();
    for (int i = 0; i < logits.length; i++) {
      ranked.add(i);
    }
    ranked.sort(Comparator.comparingDouble(i -> -(double) logits[i]));
    if (sampling.topK() < ranked.size()) {
      ranked.subList(sampling.topK(), ranked.size()).clear();
    }
    double total = ranked.stream().mapToDouble(i -> weight(logits[i], sampling)).sum();
    List<Integer> nucleus = new ArrayList<>();
    double sum = 0;
    for (int i : ranked) {
      if (sampling.topP() == 1 || sum < sampling.topP() * total) {
        nucleus.add(i);
      }
      sum += weight(logits[i], sampling);
    }
    double best = weight(logits[nucleus.get(0)], sampling);
    Set<Integer> kept = new TreeSet<>(nucleus);
    kept.removeIf(i -> weight(logits[i], sampling) < sampling.minP() * best);
    kept.removeIf(i -> logits[i] == LOW);
    return kept;
  }

  private static double weight(float logit, Sampling sampling) {
    return StrictMath.exp(logit / sampling.temperature());
  }

  @Test
  void keepsWhatTheDefinitionsKeep() {
    long seed = 20260101;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 3000; round++) {
      float[] logits = logits(random, random.nextInt(1, 40));
      Sampling sampling = Sampling.seeded(round).temperature(random.nextDouble(0.2, 3));
      if (random.nextBoolean()) {
        sampling = sampling.topK(random.nextInt(1, 12));
      }
      if (random.nextBoolean()) {
        sampling = sampling.topP(random.nextDouble(0.05, 1));
      }
      if (random.nextBoolean()) {
        sampling = sampling.minP(random.nextDouble(0, 1));
      }
      Sampler sampler = sampler(sampling, logits.length);
      int drawn = sampler.next(logits);
      assertThat(sampler.drawable())
          .as("seed %d, round %d, %s", seed, round, sampling)
          .isEqualTo(keptByDefinition(logits, sampling))
          .contains(drawn);
    }
  }

  @Test
  void takesTheLikeliestWithoutTemperature() {
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 200; round++) {
      float[] logits = logits(random, 20);
      int best = 0;
      for (int i = 0; i < logits.length; i++) {
        best = logits[i] > logits[best] ? i : best;
      }
      assertThat(sampler(Sampling.greedy(), 20).next(logits)).isEqualTo(best);
      Sampling oneOnly = Sampling.seeded(round).topK(1);
      assertThat(sampler(oneOnly, 20).next(logits)).isEqualTo(best);
      float top = logits[best];
      Sampling cold = Sampling.seeded(round).temperature(Double.MIN_VALUE);
      assertThat(logits[sampler(cold, 20).next(logits)]).isEqualTo(top);
    }
  }

  @Test
  void copesWithExtremeLogits() {
    float huge = Float.MAX_VALUE;
    float[] logits = {-huge, huge, LOW, huge / 2, -0f, 0f};
    for (double temperature : new double[] {Double.MIN_VALUE, 1e-3, 1, 1000}) {
      Sampling sampling = Sampling.seeded(1).temperature(temperature);
      assertThat(sampler(sampling, 6).next(logits)).isEqualTo(1);
      assertThat(sampler(sampling.topP(0.5).topK(3).minP(0.1), 6).next(logits)).isEqualTo(1);
    }
    assertThat(sampler(Sampling.greedy(), 2).next(new float[] {-0f, 0f})).isZero();
    assertThat(sampler(Sampling.seeded(1).topK(1), 2).next(new float[] {-0f, 0f})).isZero();
  }

  @Test
  void refusesWhatIsNoDistribution() {
    Sampler sampler = sampler(Sampling.DEFAULT, 3);
    assertThatThrownBy(() -> sampler.next(new float[] {0, Float.NaN, 0}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("symbol 1 is NaN");
    assertThatThrownBy(() -> sampler.next(new float[] {0, 0, Float.POSITIVE_INFINITY}))
        .hasMessageContaining("symbol 2 is Infinity");
    assertThatThrownBy(() -> sampler.next(new float[] {LOW, LOW, LOW}))
        .hasMessageContaining("no symbol can be drawn");
  }

  @Test
  void penalisesOnlyTheSymbolsInTheWindow() {
    Sampler sampler = sampler(Sampling.greedy().repetitionPenalty(2, 2), 3);
    float[] logits = {3, 2, -1};
    sampler.observe(0);
    assertThat(sampler.next(logits)).as("3 / 2 < 2").isEqualTo(1);
    assertThat(sampler.next(logits)).as("3 / 2 > 2 / 2").isEqualTo(0);
    sampler.observe(2);
    sampler.observe(2);
    assertThat(sampler.next(logits)).as("0 has left the window").isEqualTo(0);
    assertThat(sampler.next(new float[] {-1, -9, -1.5f})).as("-1 * 2 < -1.5 * 2").isEqualTo(0);
    assertThat(sampler.next(new float[] {-1, -1.5f, -9})).as("-1 * 2 < -1.5").isEqualTo(1);
  }

  @Test
  void choosesTheSmallestKeysAndSortsThem() {
    SplittableRandom random = new SplittableRandom(9);
    for (int round = 0; round < 500; round++) {
      int size = random.nextInt(1, 60);
      List<Float> values = new ArrayList<>();
      Candidates candidates = new Candidates(size);
      for (int i = 0; i < size; i++) {
        float value = random.nextInt(-5, 6) / 3f;
        values.add(value);
        candidates.add(i, value);
      }
      List<Integer> expected = new ArrayList<>();
      for (int i = 0; i < size; i++) {
        expected.add(i);
      }
      expected.sort(Comparator.comparingDouble(i -> -values.get(i)));
      int count = random.nextInt(1, size + 1);
      candidates.sortFirst(count);
      List<Integer> actual = new ArrayList<>();
      for (int rank = 0; rank < candidates.size(); rank++) {
        actual.add(candidates.id(rank));
      }
      assertThat(actual).isEqualTo(expected.subList(0, count));
    }
  }
}
