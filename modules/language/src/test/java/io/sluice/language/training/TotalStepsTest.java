package io.sluice.language.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.language.LanguageModelSettings;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.training.Budget;
import io.sluice.text.SymbolKind;
import org.junit.jupiter.api.Test;

/** Schedules that last until the end of training need its steps. */
class TotalStepsTest {
  @Test
  void trainingTakesAsManyStepsAsItsSettingsSay() {
    var codec = Texts.codec(SymbolKind.CHARACTERS, Texts.FOX);
    var text = Texts.encode(codec, Texts.FOX.repeat(6));
    var model = LanguageModelSettings.of(4, RecurrentSettings.of(Cell.LSTM, 1, 4));
    for (int gathered : new int[] {1, 2, 3, 7}) {
      var training =
          TrainingSettings.of(
              4,
              new Windows.Fixed(10),
              Budget.epochs(2),
              OptimiserSettings.DEFAULT.withMicroBatches(gathered));
      var engine = new EngineSettings("java", 1);
      try (var trainer =
          LanguageModelTrainer.start(engine, model, training, 3, codec, text, text)) {
        while (!trainer.finished()) {
          trainer.step();
        }
        assertThat(training.totalSteps(text.length()))
            .as("%d windows gathered", gathered)
            .isEqualTo(trainer.steps());
      }
    }
  }
}
