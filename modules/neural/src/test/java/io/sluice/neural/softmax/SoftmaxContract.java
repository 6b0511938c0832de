package io.sluice.neural.softmax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Softmax layers against their twin in double, for any kernels. */
public abstract class SoftmaxContract {
  private static final double DELTA = 1e-5;
  private static final int INPUTS = 9;
  private static final Clusters CLUSTERS = new Clusters(29, List.of(5, 11, 28), 2);
  private static final Clusters ONE = new Clusters(13, List.of(12), 4);

  /** The kernels under test. */
  protected abstract Kernels kernels();

  private Engine engine(int threads) {
    Kernels kernels = kernels();
    return Engine.open(kernels, new JavaGemmProvider(kernels), threads);
  }

  /** Mean over the rows of what the twin says of each. */
  private static double mean(
      SoftmaxFixture fixture, Function<double[], ToDoubleFunction<Integer>> f) {
    double sum = 0;
    for (int n = 0; n < fixture.rows; n++) {
      sum -= f.apply(fixture.row(n)).applyAsDouble(fixture.targets[n]);
    }
    return sum / fixture.rows;
  }

  /** Gradients of all weights and of the input against differences of the twin's mean loss. */
  private static void hasTheGradientsOf(
      SoftmaxFixture fixture,
      SoftmaxTwin twin,
      Function<double[], ToDoubleFunction<Integer>> logProbability) {
    double expected = mean(fixture, logProbability) * fixture.rows;
    assertThat(fixture.train()).isCloseTo(expected, within(2e-6 * Math.abs(expected)));
    for (NamedTensor gradient : fixture.gradients()) {
      double[] weights = twin.weight(gradient.name());
      double difference = 0;
      double norm = 0;
      for (int i = 0; i < weights.length; i++) {
        double kept = weights[i];
        weights[i] = kept + DELTA;
        double above = mean(fixture, logProbability);
        weights[i] = kept - DELTA;
        double below = mean(fixture, logProbability);
        weights[i] = kept;
        double derivative = (above - below) / (2 * DELTA);
        difference += Math.pow(derivative - gradient.values()[i], 2);
        norm += derivative * derivative;
      }
      assertThat(Math.sqrt(difference / Math.max(norm, 1e-9))).as(gradient.name()).isLessThan(5e-6);
    }
    double difference = 0;
    double norm = 0;
    for (int n = 0; n < fixture.rows; n++) {
      double[] x = fixture.row(n);
      for (int i = 0; i < x.length; i++) {
        double kept = x[i];
        x[i] = kept + DELTA;
        double above = logProbability.apply(x).applyAsDouble(fixture.targets[n]);
        x[i] = kept - DELTA;
        double below = logProbability.apply(x).applyAsDouble(fixture.targets[n]);
        x[i] = kept;
        double derivative = -(above - below) / (2 * DELTA) / fixture.rows;
        double actual = fixture.dInput.get(n * fixture.layer.inputWidth() + i);
        difference += Math.pow(derivative - actual, 2);
        norm += derivative * derivative;
      }
    }
    assertThat(Math.sqrt(difference / Math.max(norm, 1e-9))).as("input").isLessThan(5e-6);
  }

  @Test
  void adaptiveGradientsAreThoseOfDifferences() {
    for (Clusters clusters : List.of(CLUSTERS, ONE)) {
      try (Engine engine = engine(2)) {
        SoftmaxFixture fixture = SoftmaxFixture.adaptive(engine, clusters, INPUTS, 23);
        SoftmaxTwin twin = new SoftmaxTwin(fixture.layer.export());
        hasTheGradientsOf(fixture, twin, x -> c -> twin.adaptive(clusters, x, c));
      }
    }
  }

  @Test
  void adaptiveProbabilitiesAreExactAndAddUpToOne() {
    try (Engine engine = engine(1)) {
      SoftmaxFixture fixture = SoftmaxFixture.adaptive(engine, CLUSTERS, INPUTS, 4);
      SoftmaxTwin twin = new SoftmaxTwin(fixture.layer.export());
      for (int n = 0; n < fixture.rows; n++) {
        double sum = 0;
        for (int c = 0; c < CLUSTERS.classes(); c++) {
          double expected = -twin.adaptive(CLUSTERS, fixture.row(n), c);
          double loss = fixture.loss(n, c);
          assertThat(loss).isCloseTo(expected, within(2e-6 * expected));
          sum += Math.exp(-loss);
        }
        assertThat(sum).isCloseTo(1, within(1e-6));
      }
    }
  }

  @Test
  void sampledGradientsAreThoseOfDifferences() {
    for (int samples : new int[] {1, 5, 16, 29}) {
      try (Engine engine = engine(2)) {
        SoftmaxFixture fixture = SoftmaxFixture.sampled(engine, 29, samples, INPUTS, 23);
        SoftmaxTwin twin = new SoftmaxTwin(fixture.layer.export());
        LogUniform distribution = new LogUniform(29, samples);
        int[] drawn = new int[samples];
        distribution.draw(SeededRandom.of(SoftmaxFixture.KEY, "samples").nextLong(), drawn);
        int[] times = new int[29];
        double[] expected = new double[29];
        Arrays.setAll(expected, distribution::expected);
        for (int c : drawn) {
          times[c]++;
        }
        hasTheGradientsOf(fixture, twin, x -> c -> twin.sampled(x, c, times, expected));
      }
    }
  }

  @Test
  void allSamplesAreTheFullSoftmax() {
    try (Engine engine = engine(1)) {
      SoftmaxFixture full = SoftmaxFixture.full(engine, 29, INPUTS, 23, 1 << 20);
      SoftmaxFixture sampled = SoftmaxFixture.sampled(engine, 29, 29, INPUTS, 23);
      double expected = full.train();
      assertThat(sampled.train()).isCloseTo(expected, within(1e-6 * expected));
      for (int i = 0; i < full.dInput.length(); i++) {
        assertThat(sampled.dInput.get(i)).isCloseTo(full.dInput.get(i), within(1e-7f));
      }
    }
  }

  @Test
  void theSampledLossApproachesTheFullOne() {
    int classes = 400;
    try (Engine engine = engine(1)) {
      double full = SoftmaxFixture.full(engine, classes, INPUTS, 20, 1 << 20).train();
      double before = Double.POSITIVE_INFINITY;
      for (int samples : new int[] {10, 40, 160}) {
        SoftmaxFixture fixture = SoftmaxFixture.sampled(engine, classes, samples, INPUTS, 20);
        SeededRandom random = SeededRandom.of(8, "samples");
        double sum = 0;
        int draws = 300;
        for (int i = 0; i < draws; i++) {
          sum +=
              fixture.layer.train(
                  fixture.input, fixture.targets, fixture.rows, random, fixture.dInput);
        }
        double distance = Math.abs(sum / draws - full) / full;
        assertThat(distance).as("%d samples", samples).isLessThan(0.5 * before).isLessThan(0.03);
        before = distance;
      }
      assertThat(before).isLessThan(5e-3);
    }
  }

  @Test
  void sampledEvaluationIsExact() {
    try (Engine engine = engine(2)) {
      SoftmaxFixture fixture = SoftmaxFixture.sampled(engine, 29, 3, INPUTS, 5);
      SoftmaxTwin twin = new SoftmaxTwin(fixture.layer.export());
      for (int c = 0; c < 29; c++) {
        double expected = -twin.full(fixture.row(2), c);
        assertThat(fixture.loss(2, c)).isCloseTo(expected, within(2e-6 * expected));
      }
    }
  }

  @Test
  void runsOfRowsGiveTheBytesOfAll() {
    try (Engine engine = engine(2)) {
      SoftmaxFixture whole = SoftmaxFixture.full(engine, 50, INPUTS, 150, 1 << 20);
      SoftmaxFixture runs = SoftmaxFixture.full(engine, 50, INPUTS, 150, 1);
      assertThat(runs.train()).isCloseTo(whole.train(), within(1e-9));
      assertThat(runs.parameters.gradients().toArray())
          .isEqualTo(whole.parameters.gradients().toArray());
      assertThat(runs.dInput.toArray()).isEqualTo(whole.dInput.toArray());
      float[] weights = new float[150];
      Arrays.fill(weights, 10, 90, 1);
      assertThat(runs.layer.evaluate(runs.input, runs.targets, weights, 150))
          .isCloseTo(whole.layer.evaluate(whole.input, whole.targets, weights, 150), within(1e-9));
    }
  }

  @Test
  void threadsGiveTheSameBytes() {
    List<Function<Engine, SoftmaxFixture>> makers =
        List.of(
            engine -> SoftmaxFixture.full(engine, 300, 33, 150, 1),
            engine ->
                SoftmaxFixture.adaptive(engine, new Clusters(300, List.of(40, 120), 2), 33, 150),
            engine -> SoftmaxFixture.sampled(engine, 300, 70, 33, 150));
    for (Function<Engine, SoftmaxFixture> maker : makers) {
      float[] gradients = new float[0];
      float[] dInput = new float[0];
      for (int threads : new int[] {1, 2, 4}) {
        try (Engine engine = engine(threads)) {
          SoftmaxFixture fixture = maker.apply(engine);
          fixture.train();
          if (threads == 1) {
            gradients = fixture.parameters.gradients().toArray();
            dInput = fixture.dInput.toArray();
          }
          assertThat(fixture.parameters.gradients().toArray()).isEqualTo(gradients);
          assertThat(fixture.dInput.toArray()).isEqualTo(dInput);
        }
      }
    }
  }

  @Test
  void wrongClassesAndTooManyRowsAreRefused() {
    try (Engine engine = engine(1)) {
      for (SoftmaxFixture fixture :
          List.of(
              SoftmaxFixture.adaptive(engine, CLUSTERS, INPUTS, 4),
              SoftmaxFixture.sampled(engine, 29, 3, INPUTS, 4),
              SoftmaxFixture.full(engine, 29, INPUTS, 4, 1))) {
        fixture.targets[2] = 29;
        assertThatThrownBy(fixture::train)
            .hasMessage("the target of row 2 must be in [0, 29), was 29");
        assertThatThrownBy(() -> fixture.layer.evaluate(fixture.input, new int[5], new float[5], 5))
            .hasMessage("5 rows exceed the 4 rows reserved for");
      }
    }
  }
}
