package io.sluice.language.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.LanguageModel;
import io.sluice.language.LanguageModelSettings;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Adam;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.training.Budget;
import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolKind;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What narrow weights cost a model that has learnt something. */
class QuantisedLossTest {
  private static final String[] WORDS = {"ant", "bee", "cat", "dolphin", "eagle", "fox", "gnu"};

  private static String text(long seed, int words) {
    SplittableRandom random = new SplittableRandom(seed);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(i % 9 == 8 ? '\n' : ' ');
    }
    return text.toString();
  }

  @Test
  void lossesStayClose() {
    String text = text(1, 2000);
    SymbolCodec codec = Texts.codec(SymbolKind.CHARACTERS, text);
    var settings = LanguageModelSettings.of(16, RecurrentSettings.of(Cell.LSTM, 2, 48));
    var optimiser = OptimiserSettings.DEFAULT.withRule(new Adam(0.01, 0.9, 0.999, 1e-8));
    var training = TrainingSettings.of(8, new Windows.Fixed(20), Budget.steps(200), optimiser);
    var symbols = Texts.encode(codec, text);
    LanguageModel model;
    try (var trainer =
        LanguageModelTrainer.start(
            new EngineSettings("java", 1), settings, training, 3, codec, symbols, symbols)) {
      while (!trainer.finished()) {
        trainer.step();
      }
      model = trainer.model();
    }
    String other = text(2, 1000);
    double loss = model.score(other).natsPerSymbol();
    assertThat(loss).isLessThan(0.7); // guessing is 2.9, knowing all but which word comes 0.4
    double halves = model.quantised(WeightPrecision.BF16).score(other).natsPerSymbol();
    double bytes = model.quantised(WeightPrecision.INT8).score(other).natsPerSymbol();
    assertThat(Math.abs(halves - loss)).isGreaterThan(0).isLessThan(0.005);
    assertThat(Math.abs(bytes - loss)).isGreaterThan(0).isLessThan(0.01);
  }
}
