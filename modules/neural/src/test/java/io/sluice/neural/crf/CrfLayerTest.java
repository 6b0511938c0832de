package io.sluice.neural.crf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.JavaGemmProvider;
import io.sluice.neural.kernel.PlainKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.testing.GradientCheck;
import io.sluice.testing.Norms;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Losses against all K^T paths, gradients against differences of those. */
class CrfLayerTest {
  private static final int ROUNDS = 40;
  private static final int WIDTH = 16;

  /** A batch of random lanes; labels are known in whole or in sets. */
  private static final class Batch {
    final CrfCase field;
    final int time;
    final int batch;
    final int[] lengths;
    final int[] labels;
    final List<List<LabelSet>> sets = new ArrayList<>();
    final float[] emissions;

    Batch(long seed, int time, int batch, double spread) {
      this.time = time;
      this.batch = batch;
      field = new CrfCase(seed, 1 + (int) (seed % 4), seed % 2 == 0 ? 0 : 0.4, spread);
      lengths = new int[batch];
      labels = new int[time * batch];
      Arrays.fill(labels, -3);
      emissions = new float[time * batch * WIDTH];
      Arrays.fill(emissions, Float.NaN); // neither padding nor ended lanes may matter
      for (int lane = 0; lane < batch; lane++) {
        lengths[lane] = lane == 1 ? 0 : 1 + field.below(time);
        int[] path = lengths[lane] == 0 ? new int[0] : field.path(lengths[lane]);
        sets.add(field.setsAround(path));
        for (int t = 0; t < lengths[lane]; t++) {
          labels[t * batch + lane] = path[t];
          float[] row = field.draw(field.labels);
          System.arraycopy(row, 0, emissions, (t * batch + lane) * WIDTH, row.length);
        }
      }
    }

    /** Emissions of every step of every lane in turn, then the weights. */
    double[] point() {
      List<Double> values = new ArrayList<>();
      for (int lane = 0; lane < batch; lane++) {
        for (int t = 0; t < lengths[lane]; t++) {
          for (int label = 0; label < field.labels; label++) {
            values.add((double) emissions[(t * batch + lane) * WIDTH + label]);
          }
        }
      }
      for (double weight : field.weights(1)) {
        values.add(weight);
      }
      return values.stream().mapToDouble(v -> v).toArray();
    }

    /** The loss by enumeration. */
    double loss(double[] point, boolean partial) {
      int k = field.labels;
      double[] weights = Arrays.copyOfRange(point, point.length - (k + 2) * k, point.length);
      double loss = 0;
      int at = 0;
      for (int lane = 0; lane < batch; lane++) {
        if (lengths[lane] > 0) {
          int end = at + lengths[lane] * k;
          AllPaths paths =
              new AllPaths(field.constraints, Arrays.copyOfRange(point, at, end), weights);
          int own = lane;
          loss += paths.logPartition();
          loss -= paths.logSum(path -> partial ? inSets(own, path) : isGold(own, path));
          at = end;
        }
      }
      return loss;
    }

    private boolean inSets(int lane, int[] path) {
      return AllPaths.within(path, 0, sets.get(lane));
    }

    private boolean isGold(int lane, int[] path) {
      for (int t = 0; t < path.length; t++) {
        if (labels[t * batch + lane] != path[t]) {
          return false;
        }
      }
      return true;
    }
  }

  /** A layer with the weights of a case, and its gradients. */
  private static final class Layer {
    final Batch given;
    final Parameters parameters = new Parameters();
    final CrfLayer crf;
    final Floats emissions;

    Layer(Engine engine, Batch given) {
      this.given = given;
      CrfCase field = given.field;
      crf =
          new CrfLayer(
              engine, parameters, "crf", field.constraints, given.time + 2, given.batch + 3);
      parameters.allocate(engine.arena());
      int k = field.labels;
      Map<String, NamedTensor> tensors = new LinkedHashMap<>();
      tensors.put(
          "crf.transitions", new NamedTensor("crf.transitions", List.of(k, k), field.transitions));
      tensors.put("crf.start", new NamedTensor("crf.start", List.of(k), field.start));
      tensors.put("crf.end", new NamedTensor("crf.end", List.of(k), field.end));
      crf.load(tensors);
      emissions = engine.arena().allocate(given.emissions.length);
    }

    double train(boolean partial, double scale) {
      emissions.write(0, given.emissions, 0, given.emissions.length);
      return partial
          ? crf.train(emissions, given.time, given.batch, given.lengths, given.sets, scale)
          : crf.train(emissions, given.time, given.batch, given.lengths, given.labels, scale);
    }

    double[] gradient() {
      int k = given.field.labels;
      List<Double> values = new ArrayList<>();
      for (int lane = 0; lane < given.batch; lane++) {
        for (int t = 0; t < given.lengths[lane]; t++) {
          for (int label = 0; label < k; label++) {
            values.add((double) emissions.get((t * given.batch + lane) * WIDTH + label));
          }
        }
      }
      float[] own = parameters.values().toArray();
      float[] gradients = parameters.gradients().toArray();
      parameters.values().write(0, gradients, 0, gradients.length);
      crf.export()
          .forEach(
              t -> {
                for (float value : t.values()) {
                  values.add((double) value);
                }
              });
      parameters.values().write(0, own, 0, own.length);
      return values.stream().mapToDouble(v -> v).toArray();
    }
  }

  private static Engine engine(int threads) {
    PlainKernels kernels = new PlainKernels();
    return Engine.open(kernels, new JavaGemmProvider(kernels), threads);
  }

  @Test
  void lossesAndGradientsAreThoseOfAllPaths() {
    try (Engine engine = engine(2)) {
      for (long seed = 0; seed < ROUNDS; seed++) {
        Batch given = new Batch(seed, 1 + (int) (seed % 5), 1 + (int) (seed % 3), 1.2);
        for (boolean partial : new boolean[] {false, true}) {
          Layer layer = new Layer(engine, given);
          double[] point = given.point();
          double expected = given.loss(point, partial);
          assertThat(layer.train(partial, 0.5))
              .as("seed %d", seed)
              .isCloseTo(expected, within(1e-9 * (1 + expected)));
          double[] gradient = layer.gradient();
          double error =
              GradientCheck.relativeError(p -> 0.5 * given.loss(p, partial), point, gradient);
          assertThat(error).as("seed %d", seed).isLessThan(1e-6);
        }
      }
    }
  }

  @Test
  void barredWaysBetweenFarScoresLoseNothing() {
    try (Engine engine = engine(1)) {
      for (long seed = 0; seed < 60; seed++) {
        Batch given = new Batch(seed, 4, 2, 500);
        Layer layer = new Layer(engine, given);
        double expected = given.loss(given.point(), true);
        assertThat(layer.train(true, 1))
            .as("seed %d", seed)
            .isCloseTo(expected, within(1e-9 * (1 + Math.abs(expected))));
        double[] scaled = layer.gradient();
        assertThat(scaled).as("seed %d", seed).doesNotContain(Double.NaN);
        // transitions of a lane: one less than steps, so their derivatives sum to zero
        int k = given.field.labels;
        double sum = 0;
        for (int i = scaled.length - (k + 2) * k; i < scaled.length - 2 * k; i++) {
          sum += scaled[i];
        }
        assertThat(sum).as("seed %d", seed).isCloseTo(0, within(1e-5));
      }
    }
  }

  @Test
  void threadsGiveTheSameBytes() {
    Batch given = new Batch(7, 5, 37, 1.2);
    float[] expected = {};
    for (int threads : new int[] {1, 2, 3, 5}) {
      try (Engine engine = engine(threads)) {
        Layer layer = new Layer(engine, given);
        double loss = layer.train(false, 1 / 37.0) + layer.train(true, 1 / 37.0);
        float[] actual = layer.parameters.gradients().toArray();
        actual = Arrays.copyOf(actual, actual.length + 1);
        actual[actual.length - 1] = (float) loss;
        expected = threads == 1 ? actual : expected;
        assertThat(actual).as("%d threads", threads).isEqualTo(expected);
      }
    }
  }

  @Test
  void gradientsAreAddedUpAndEndedLanesGetNone() {
    Batch given = new Batch(6, 4, 3, 1.2);
    try (Engine engine = engine(1)) {
      Layer layer = new Layer(engine, given);
      layer.train(false, 1);
      float[] once = layer.parameters.gradients().toArray();
      layer.train(false, 1);
      float[] twice = layer.parameters.gradients().toArray();
      for (int i = 0; i < once.length; i++) {
        once[i] *= 2;
      }
      assertThat(Norms.relative(twice, Norms.widened(once))).isLessThan(1e-6);
      for (int lane = 0; lane < given.batch; lane++) {
        for (int t = given.lengths[lane]; t < given.time; t++) {
          for (int label = 0; label < given.field.labels; label++) {
            assertThat(layer.emissions.get((t * given.batch + lane) * WIDTH + label)).isZero();
          }
        }
      }
      assertThat(layer.emissions.get(given.field.labels)).isNaN(); // padding
    }
  }

  @Test
  void evaluatesWithoutTouchingAnything() {
    Batch given = new Batch(6, 4, 3, 1.2);
    try (Engine engine = engine(2)) {
      Layer layer = new Layer(engine, given);
      double trained = layer.train(false, 1);
      double partly = layer.train(true, 1);
      layer.parameters.zeroGradients();
      layer.emissions.write(0, given.emissions, 0, given.emissions.length);
      assertThat(
              layer.crf.evaluate(
                  layer.emissions, given.time, given.batch, given.lengths, given.labels))
          .isEqualTo(trained);
      assertThat(
              layer.crf.evaluate(
                  layer.emissions, given.time, given.batch, given.lengths, given.sets))
          .isEqualTo(partly);
      assertThat(layer.emissions.toArray()).isEqualTo(given.emissions);
      assertThat(layer.parameters.gradients().toArray()).containsOnly(0f);
      assertThat(layer.crf.loss(1)).isZero();
      assertThat(layer.crf.loss(0) + layer.crf.loss(2)).isEqualTo(partly);
    }
  }

  @Test
  void predictorHasTheSameWeights() {
    Batch given = new Batch(3, 4, 1, 1.2);
    try (Engine engine = engine(1)) {
      Layer layer = new Layer(engine, given);
      double loss = layer.train(false, 1);
      Emissions lane = Emissions.lane(given.emissions, WIDTH, 1, 0, given.lengths[0]);
      int[] path = Arrays.copyOf(given.labels, given.lengths[0]);
      assertThat(-layer.crf.predictor().lattice(lane).logProbability(path)).isEqualTo(loss);
      Map<String, NamedTensor> tensors = new LinkedHashMap<>();
      layer.crf.export().forEach(t -> tensors.put(t.name(), t));
      Crf saved = Crf.of("crf", given.field.constraints, tensors);
      assertThat(-saved.lattice(lane).logProbability(path)).isEqualTo(loss);
    }
  }

  @Test
  void emissionsThatAreNoNumbersGiveALossThatIsNone() {
    Batch given = new Batch(6, 3, 1, 1.2);
    try (Engine engine = engine(1)) {
      given.emissions[0] = Float.NaN;
      assertThat(new Layer(engine, given).train(false, 1)).isNaN();
    }
  }

  @Test
  void refusesWhatDoesNotFit() {
    Constraints constraints =
        new Constraints(
            new boolean[] {true, false},
            new boolean[] {true, false},
            new boolean[][] {{true, true}, {false, true}});
    try (Engine engine = engine(2)) {
      Parameters parameters = new Parameters();
      CrfLayer crf = new CrfLayer(engine, parameters, "crf", constraints, 3, 2);
      parameters.allocate(engine.arena());
      Floats rows = engine.arena().allocate(3 * 2 * 16);
      int[] two = {2, 2};
      assertThatThrownBy(() -> crf.evaluate(rows, 2, 2, two, new int[] {0, 1, 0, 0}))
          .hasMessage("lane 1 begins with label 1, which the constraints forbid");
      assertThatThrownBy(() -> crf.evaluate(rows, 2, 2, two, new int[] {0, 0, 1, 0}))
          .hasMessage("lane 0 ends with label 1, which the constraints forbid");
      assertThatThrownBy(() -> crf.evaluate(rows, 3, 1, new int[] {3}, new int[] {0, 1, 0}))
          .hasMessage("label 0 follows 1 at position 2 of lane 0, which the constraints forbid");
      assertThatThrownBy(() -> crf.evaluate(rows, 2, 2, two, new int[] {0, 0, 0, 2}))
          .hasMessage("the label at position 1 of lane 1 must be in [0, 2), was 2");
      assertThatThrownBy(() -> crf.evaluate(rows, 2, 2, two, new int[3]))
          .hasMessage("3 labels for 2 steps of 2 lanes");
      assertThatThrownBy(() -> crf.evaluate(rows, 4, 2, two, new int[8]))
          .hasMessage("window of 4 steps and 2 lanes does not fit 1 to 3 steps and 1 to 2 lanes");
      assertThatThrownBy(() -> crf.evaluate(rows, 1, 2, two, new int[8]))
          .hasMessage("length of lane 0 must be between 0 and 1, was 2");
      LabelSet only = LabelSet.of(2, 1);
      LabelSet all = LabelSet.all(2);
      assertThatThrownBy(() -> crf.evaluate(rows, 2, 1, new int[] {2}, List.of(List.of(all, only))))
          .hasMessage(
              "no allowed path of labels agrees with the label sets of lane 0: [{0, 1}, {1}]");
      assertThatThrownBy(() -> crf.evaluate(rows, 2, 1, new int[] {2}, List.of(List.of(all))))
          .hasMessage("lane 0 has 2 steps, but label sets for 1");
    }
  }
}
