package io.sluice.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.sluice.language.generation.Sampling;
import io.sluice.model.ModelFile;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.recurrent.State;
import io.sluice.neural.team.Team;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuantisedModelTest {
  private static final String TEXT = "Wer reitet so spät durch Nacht und Wind?\nEs ist … 🐎!\n";

  private static LanguageModel model(Cell cell, OutputWeights output, WeightPrecision precision) {
    return Models.random(5, Models.characters(TEXT), Models.settings(cell, output))
        .quantised(precision);
  }

  @ParameterizedTest
  @EnumSource(WeightPrecision.class)
  void predictsInRunsInBatchesAndOnTeamsWhatItPredictsStepByStep(WeightPrecision precision) {
    for (Cell cell : Cell.values()) {
      LanguageModel model = model(cell, OutputWeights.TIED, precision);
      int[] symbols = model.codec().encode(TEXT);
      List<Double> nats = new ArrayList<>();
      model.score(TEXT, surprise -> nats.add(surprise.nats()));
      State state = model.blank();
      for (int i = 0; i < symbols.length - 1; i++) {
        state = model.step(state, symbols[i]);
        assertThat(nats.get(i)).isEqualTo(-model.logProbabilities(state)[symbols[i + 1]]);
      }
      Sampling sampling = Sampling.seeded(20).temperature(2).length(40);
      List<Generated> batch = model.generate("Nacht", sampling, 5);
      for (int i = 0; i < 5; i++) {
        assertThat(batch.get(i)).isEqualTo(model.generate("Nacht", sampling.seed(20 + i)));
      }
      for (int size = 1; size <= 3; size++) {
        try (Team team = Team.of(size)) {
          List<String> pieces = new ArrayList<>();
          assertThat(model.generate("Nacht", sampling, pieces::add, team)).isEqualTo(batch.get(0));
          assertThat(String.join("", pieces)).isEqualTo(batch.get(0).text());
        }
      }
    }
  }

  @Test
  void teamsShareLargeVocabularies() {
    StringBuilder text = new StringBuilder();
    for (int symbol = 0; symbol < 700; symbol++) {
      text.appendCodePoint(0x4E00 + symbol);
    }
    var codec = Models.characters(text.append('\n').toString());
    LanguageModel model =
        Models.random(
            1, codec, LanguageModelSettings.of(9, RecurrentSettings.of(Cell.LSTM, 1, 100)));
    Sampling sampling = Sampling.seeded(1).length(50);
    Generated alone = model.generate("", sampling);
    try (Team team = Team.of(2)) {
      assertThat(model.generate("", sampling, piece -> {}, team)).isEqualTo(alone);
    }
  }

  @ParameterizedTest
  @EnumSource(WeightPrecision.class)
  void predictsTheSameAfterSavingAndLoading(WeightPrecision precision, @TempDir Path folder)
      throws IOException {
    for (OutputWeights output : OutputWeights.values()) {
      LanguageModel model = model(Cell.GRU, output, precision);
      Path file = folder.resolve("model.sluice");
      model.save(file, "test");
      LanguageModel loaded = LanguageModel.load(file);
      assertThat(loaded.precision()).isEqualTo(precision);
      assertThat(loaded.score(TEXT)).isEqualTo(model.score(TEXT));
      for (NamedTensor tensor : model.tensors()) {
        assertThat(loaded.tensors())
            .anySatisfy(
                same -> {
                  assertThat(same.name()).isEqualTo(tensor.name());
                  assertThat(same.values()).containsExactly(tensor.values());
                });
      }
      Path again = folder.resolve("again.sluice");
      loaded.save(again, "test");
      assertThat(Files.mismatch(file, again)).isEqualTo(-1);
      assertThat(ModelFile.readManifest(file).formatVersion())
          .isEqualTo(precision == WeightPrecision.FP32 ? 1 : 2);
    }
  }

  @ParameterizedTest
  @EnumSource(WeightPrecision.class)
  void roundsAdaptiveLayersToo(WeightPrecision precision, @TempDir Path folder) throws IOException {
    var settings =
        Models.settings(Cell.LSTM, OutputWeights.SEPARATE)
            .withSoftmax(new SoftmaxKind.Adaptive(List.of(5, 9, 20), 2));
    LanguageModel exact = Models.random(5, Models.characters(TEXT), settings);
    LanguageModel model = exact.quantised(precision);
    Path file = folder.resolve("model.sluice");
    model.save(file, "adaptive");
    assertThat(LanguageModel.load(file).score(TEXT)).isEqualTo(model.score(TEXT));
    assertThat(model.score(TEXT).natsPerSymbol())
        .isCloseTo(exact.score(TEXT).natsPerSymbol(), within(0.1));
    Sampling sampling = Sampling.seeded(20).temperature(2).length(40);
    Generated alone = model.generate("Nacht", sampling);
    try (Team team = Team.of(2)) {
      assertThat(model.generate("Nacht", sampling, piece -> {}, team)).isEqualTo(alone);
    }
  }

  @Test
  void filesShrinkAsWeightsDo(@TempDir Path folder) throws IOException {
    var codec = Models.characters(TEXT);
    var settings = LanguageModelSettings.of(64, RecurrentSettings.of(Cell.LSTM, 1, 200));
    LanguageModel model = Models.random(2, codec, settings);
    List<Long> sizes = new ArrayList<>();
    for (WeightPrecision precision : WeightPrecision.values()) {
      Path file = folder.resolve(precision.label());
      model.quantised(precision).save(file, "test");
      sizes.add(Files.size(file));
    }
    assertThat(sizes.get(1)).isBetween((long) (0.5 * sizes.get(0)), (long) (0.53 * sizes.get(0)));
    assertThat(sizes.get(2)).isBetween((long) (0.25 * sizes.get(0)), (long) (0.3 * sizes.get(0)));
  }

  @Test
  void roundsOnceOnly() {
    LanguageModel bytes = model(Cell.LSTM, OutputWeights.SEPARATE, WeightPrecision.INT8);
    assertThat(bytes.quantised(WeightPrecision.INT8)).isSameAs(bytes);
    for (WeightPrecision other : List.of(WeightPrecision.FP32, WeightPrecision.BF16)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> bytes.quantised(other))
          .withMessageContaining("int8 already")
          .withMessageContaining(other.label());
    }
  }
}
