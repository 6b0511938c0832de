package io.sluice.language.contextual;

import io.sluice.language.LanguageModel;
import io.sluice.language.LanguageModelSettings;
import io.sluice.language.Models;
import io.sluice.language.ReadingDirection;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import java.util.List;

/** Language models with random weights. */
final class TinyModels {
  private static final String CHARACTERS = "\n abcdefghijklmnopqrstuvwxyzBMPZ0123456789.-'%";

  private TinyModels() {}

  static LanguageModel model(long seed, int layers, int hidden, ReadingDirection reading) {
    LanguageModelSettings settings =
        LanguageModelSettings.of(5, RecurrentSettings.of(Cell.LSTM, layers, hidden))
            .withReading(reading);
    return Models.random(seed, Models.characters(CHARACTERS), settings);
  }

  static List<LanguageModel> both() {
    return List.of(
        model(1, 2, 13, ReadingDirection.FORWARD), model(2, 1, 17, ReadingDirection.BACKWARD));
  }
}
