package io.sluice.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.language.training.Adaptation;
import io.sluice.language.training.DynamicEvaluation;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Dynamic evaluation against the model's twin in double, with gradients by finite differences and
 * the update written from its equation.
 */
class DynamicUpdateTest {
  private static final String TEXT = "abracadabra, abracad";
  private static final int WINDOW = 4;
  private static final double RATE = 0.03;
  private static final double DECAY = 0.2;
  private static final double DELTA = 1e-5;

  private static final class Adapting {
    private final Twin twin;
    private final Map<String, double[]> origin = new HashMap<>();
    private final Map<String, double[]> squares = new HashMap<>();
    private int windows;

    Adapting(LanguageModel model) {
      twin = new Twin(model);
      for (NamedTensor tensor : model.tensors()) {
        origin.put(tensor.name(), twin.weight(tensor.name()).clone());
        squares.put(tensor.name(), new double[tensor.values().length]);
      }
    }

    double nats(int[] symbols) {
      double nats = 0;
      for (int at = 0; at + 1 < symbols.length; at += WINDOW) {
        int[] run = Arrays.copyOfRange(symbols, at, Math.min(symbols.length, at + WINDOW + 1));
        double[][][] begin = twin.state();
        nats += Arrays.stream(twin.read(run)).sum();
        double[][][] end = twin.state();
        adapt(run, begin);
        twin.load(end);
      }
      return nats;
    }

    private double mean(int[] run, double[][][] begin) {
      twin.load(begin);
      return Arrays.stream(twin.read(run)).average().orElse(0);
    }

    private void adapt(int[] run, double[][][] begin) {
      windows++;
      Map<String, double[]> gradients = new HashMap<>();
      origin.keySet().forEach(name -> gradients.put(name, gradient(name, run, begin)));
      double average =
          squares.values().stream()
              .flatMapToDouble(Arrays::stream)
              .filter(square -> square > 1e-16)
              .map(square -> Math.sqrt(square / windows))
              .average()
              .orElse(0);
      gradients.forEach((name, gradient) -> step(name, gradient, average));
    }

    private double[] gradient(String name, int[] run, double[][][] begin) {
      double[] weights = twin.weight(name);
      double[] gradient = new double[weights.length];
      double[] sums = squares.getOrDefault(name, gradient);
      for (int i = 0; i < weights.length; i++) {
        double kept = weights[i];
        weights[i] = kept + DELTA;
        double above = mean(run, begin);
        weights[i] = kept - DELTA;
        double below = mean(run, begin);
        weights[i] = kept;
        gradient[i] = (above - below) / (2 * DELTA);
        sums[i] += gradient[i] * gradient[i];
      }
      return gradient;
    }

    private void step(String name, double[] gradient, double average) {
      double[] weights = twin.weight(name);
      double[] sums = squares.getOrDefault(name, gradient);
      double[] from = origin.getOrDefault(name, gradient);
      for (int i = 0; i < weights.length; i++) {
        double root = Math.sqrt(sums[i] / windows);
        double down = RATE * gradient[i] / (root + Adaptation.DAMPING * average);
        double back = Math.min(1, DECAY * root / average) * (from[i] - weights[i]);
        weights[i] += back - down;
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void stepsAsTheEquationSays(Cell cell) throws IOException {
    var codec = Models.characters(TEXT);
    var settings = LanguageModelSettings.of(3, RecurrentSettings.of(cell, 2, 5));
    var model = Models.random(7, codec, settings);
    var adaptation = new Adaptation(RATE, DECAY, WINDOW);
    double expected = new Adapting(model).nats(codec.encode(TEXT));
    try (var evaluation =
        DynamicEvaluation.open(new EngineSettings("java", 1), model, adaptation)) {
      Score score = evaluation.score(new StringReader(TEXT));
      assertThat(score.symbols()).isEqualTo(TEXT.length() - 1);
      assertThat(score.nats()).isCloseTo(expected, within(1e-4 * expected));
      assertThat(Math.abs(score.nats() / model.score(TEXT).nats() - 1)).isGreaterThan(0.01);
    }
  }
}
