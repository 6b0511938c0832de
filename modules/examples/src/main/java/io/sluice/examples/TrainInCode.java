package io.sluice.examples;

import io.sluice.language.LanguageModel;
import io.sluice.language.LanguageModelSettings;
import io.sluice.language.training.EvaluationReport;
import io.sluice.language.training.LanguageModelTrainer;
import io.sluice.language.training.TrainingSettings;
import io.sluice.language.training.Windows;
import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Adam;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.training.Budget;
import io.sluice.neural.training.TrainerState;
import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolKind;
import io.sluice.text.SymbolSequence;
import io.sluice.text.VocabularyLimits;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;

/** Training without a configuration file, in one's own loop. */
final class TrainInCode {
  private TrainInCode() {}

  static LanguageModel run(String text, PrintStream out) throws IOException {
    SymbolKind kind = SymbolKind.CHARACTERS;
    var counts = kind.count(new StringReader(text));
    SymbolCodec codec = kind.codec(counts.toVocabulary(kind, VocabularyLimits.NONE));
    int cut = text.length() * 9 / 10;
    SymbolSequence train = SymbolSequence.of(codec.encode(text.substring(0, cut)));
    SymbolSequence validation = SymbolSequence.of(codec.encode(text.substring(cut)));

    var model =
        LanguageModelSettings.of(
            16,
            RecurrentSettings.of(Cell.LSTM, 1, 48).withLayerDropout(new LayerDropout.Locked(0.1)));
    var training =
        TrainingSettings.of(
            8,
            new Windows.Fixed(25),
            Budget.epochs(12),
            OptimiserSettings.DEFAULT.withRule(new Adam(0.01, 0.9, 0.999, 1e-8)));
    var engine = EngineSettings.defaults().withProvider("java");
    try (var trainer =
        LanguageModelTrainer.start(engine, model, training, 1, codec, train, validation)) {
      TrainerState best = trainer.capture();
      while (!trainer.finished()) {
        trainer.step();
        if (trainer.evaluationDue()) {
          EvaluationReport report = trainer.evaluate();
          out.printf("epoch %.0f: %.3f nats%n", report.epoch(), report.loss());
          best = report.improved() ? trainer.capture() : best;
        }
      }
      trainer.restore(best);
      return trainer.model();
    }
  }
}
