package io.sluice.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.sluice.language.training.LanguageModelTrainer;
import io.sluice.language.training.TrainingSettings;
import io.sluice.language.training.Windows;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Clipping;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.optimise.Sgd;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.training.Budget;
import io.sluice.text.SymbolSequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The step of a whole trainer against finite differences of the model's twin in double. */
class GradientTest {
  private static final String TEXT = "abracadabra!";

  /** Of so few symbols that each is projected once for all its places. */
  private static final String REPEATING = "abba cabdacb";

  private static final double DELTA = 1e-5;

  /** Makes steps large beside the rounding of weights. */
  private static final double RATE = 32;

  /** Mean over two lanes of five predictions each, lane 1 beginning where lane 0 ends. */
  private static double loss(Twin twin, int[] symbols) {
    double first = Arrays.stream(twin.surprises(Arrays.copyOfRange(symbols, 0, 6))).sum();
    double second = Arrays.stream(twin.surprises(Arrays.copyOfRange(symbols, 5, 11))).sum();
    return (first + second) / 10;
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void descendsAlongTheGradientOfTheMeanLoss(Cell cell) {
    descends(cell, TEXT, Models.variants(cell));
  }

  @ParameterizedTest
  @EnumSource(Cell.class)
  void alsoWhereSymbolsRepeat(Cell cell) {
    assertThat(Models.characters(REPEATING).vocabulary().size()).isLessThanOrEqualTo(5);
    List<LanguageModelSettings> both =
        Arrays.stream(OutputWeights.values()).map(output -> Models.settings(cell, output)).toList();
    descends(cell, REPEATING, both);
  }

  private static void descends(Cell cell, String passage, List<LanguageModelSettings> variants) {
    List<LanguageModelSettings> all = new ArrayList<>(variants);
    all.add(
        Models.settings(cell, OutputWeights.SEPARATE)
            .withSoftmax(new SoftmaxKind.Adaptive(List.of(2, 4), 2)));
    int symbolCount = Models.characters(passage).vocabulary().size();
    var sampled = new SoftmaxKind.Sampled(symbolCount);
    all.add(Models.settings(cell, OutputWeights.TIED).withSoftmax(sampled));
    for (LanguageModelSettings settings : all) {
      var codec = Models.characters(passage);
      int[] symbols = Arrays.copyOf(codec.encode(passage), 11);
      var descent = new Sgd(RATE, 0, Sgd.Momentum.CLASSICAL, 0);
      var training =
          TrainingSettings.of(
              2,
              new Windows.Fixed(5),
              Budget.steps(2),
              OptimiserSettings.DEFAULT.withRule(descent).withClipping(Clipping.NONE));
      var text = SymbolSequence.of(symbols);
      var engine = new EngineSettings("java", 2);
      try (var trainer =
          LanguageModelTrainer.start(engine, settings, training, 6, codec, text, text)) {
        Twin twin = new Twin(trainer.model());
        List<NamedTensor> before = trainer.model().tensors();
        double reported = trainer.step().loss();
        assertThat(reported).isCloseTo(loss(twin, symbols), within(1e-5));
        Map<String, float[]> after = new HashMap<>();
        trainer.model().tensors().forEach(tensor -> after.put(tensor.name(), tensor.values()));
        for (NamedTensor tensor : before) {
          float[] stepped = after.getOrDefault(tensor.name(), new float[0]);
          double error = relativeError(twin, symbols, tensor, stepped);
          assertThat(error).as("%s, %s", settings, tensor.name()).isLessThan(1e-3);
        }
      }
    }
  }

  private static double relativeError(Twin twin, int[] symbols, NamedTensor before, float[] after) {
    double[] weights = twin.weight(before.name());
    double difference = 0;
    double norm = 0;
    for (int i = 0; i < weights.length; i++) {
      double kept = weights[i];
      weights[i] = kept + DELTA;
      double above = loss(twin, symbols);
      weights[i] = kept - DELTA;
      double below = loss(twin, symbols);
      weights[i] = kept;
      double expected = RATE * (above - below) / (2 * DELTA);
      double actual = (double) before.values()[i] - after[i];
      difference += (actual - expected) * (actual - expected);
      norm += expected * expected;
    }
    return Math.sqrt(difference / Math.max(norm, 1e-12));
  }
}
