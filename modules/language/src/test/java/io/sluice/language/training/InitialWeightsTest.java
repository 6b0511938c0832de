package io.sluice.language.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.language.LanguageModelSettings;
import io.sluice.language.OutputWeights;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.training.Budget;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitialWeightsTest {
  private static final LanguageModelSettings SETTINGS =
      LanguageModelSettings.of(32, RecurrentSettings.of(Cell.LSTM, 1, 32));

  private static List<NamedTensor> weights(LanguageModelSettings settings, OptionalDouble bound) {
    try (Engine engine = Engine.open(new EngineSettings("java", 1))) {
      var network = new TrainingNetwork(engine, settings, 100, 5, 2);
      network.initialise(SeededRandom.of(3, "initialisation"), bound);
      return network.export();
    }
  }

  private static double largest(NamedTensor tensor) {
    return IntStream.range(0, tensor.values().length)
        .mapToDouble(i -> Math.abs(tensor.values()[i]))
        .max()
        .orElseThrow();
  }

  @Test
  void vectorsOfSymbolsStartWithinTheirBound() {
    for (OutputWeights output : OutputWeights.values()) {
      var settings = SETTINGS.withOutput(output);
      List<NamedTensor> usual = weights(settings, OptionalDouble.empty());
      List<NamedTensor> small = weights(settings, OptionalDouble.of(0.05));
      double usualBound = output == OutputWeights.TIED ? 0.1 : Math.sqrt(3);
      assertThat(usual.get(0).name()).isEqualTo("embedding.weight");
      assertThat(largest(usual.get(0))).isCloseTo(usualBound, within(0.02 * usualBound));
      assertThat(largest(small.get(0))).isCloseTo(0.05, within(0.001)).isLessThanOrEqualTo(0.05f);
      for (int i = 1; i < usual.size(); i++) {
        assertThat(small.get(i).values()).as(usual.get(i).name()).isEqualTo(usual.get(i).values());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesABoundThatIsNone(double bound) {
    var training =
        TrainingSettings.of(1, new Windows.Fixed(1), Budget.steps(1), OptimiserSettings.DEFAULT);
    assertThatThrownBy(() -> training.withEmbeddingBound(bound))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("vectors of symbols must start within a positive bound, was " + bound);
  }
}
