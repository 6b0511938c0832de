package io.sluice.language.training;

import static io.sluice.language.training.Steps.assertSame;
import static io.sluice.language.training.Steps.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.sluice.language.LanguageModelSettings;
import io.sluice.language.OutputWeights;
import io.sluice.language.SoftmaxKind;
import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Adam;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.training.Budget;
import io.sluice.neural.training.TrainerState;
import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolKind;
import io.sluice.text.SymbolSequence;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trainers of models with every kind of softmax. */
class SoftmaxTrainingTest {
  private static final String TEXT =
      (Texts.FOX + "pack my box with five dozen liquor jugs .\n").repeat(8);
  private static final TrainingSettings TRAINING =
      TrainingSettings.of(
          4,
          new Windows.Randomised(10),
          Budget.steps(200),
          OptimiserSettings.DEFAULT.withRule(new Adam(0.01, 0.9, 0.999, 1e-8)));
  private static final LanguageModelSettings MODEL =
      LanguageModelSettings.of(20, RecurrentSettings.of(Cell.LSTM, 1, 20))
          .withEmbeddingDropout(0.1)
          .withOutputDropout(new LayerDropout.Locked(0.1));

  private static final List<LanguageModelSettings> KINDS =
      List.of(
          MODEL,
          MODEL.withOutput(OutputWeights.TIED),
          MODEL.withSoftmax(new SoftmaxKind.Adaptive(List.of(6, 12), 2)),
          MODEL.withSoftmax(new SoftmaxKind.Sampled(16)),
          MODEL.withOutput(OutputWeights.TIED).withSoftmax(new SoftmaxKind.Sampled(16)));

  private static LanguageModelTrainer start(LanguageModelSettings model, int threads) {
    SymbolCodec codec = Texts.codec(SymbolKind.CHARACTERS, TEXT);
    SymbolSequence text = Texts.encode(codec, TEXT);
    var engine = new EngineSettings("java", threads);
    return LanguageModelTrainer.start(engine, model, TRAINING, 3, codec, text, text);
  }

  @Test
  void threadsAndInterruptionsLeaveNoTrace() {
    for (LanguageModelSettings model : KINDS) {
      List<NamedTensor> expected;
      TrainerState state;
      try (var trainer = start(model, 1)) {
        run(trainer, 9);
        state = trainer.capture();
        trainer.evaluate();
        run(trainer, 20);
        expected = trainer.capture().tensors();
      }
      for (int threads : new int[] {2, 4}) {
        try (var trainer = start(model, threads)) {
          run(trainer, 20);
          assertSame(trainer.capture().tensors(), expected);
        }
      }
      try (var trainer = start(model, 1)) {
        run(trainer, 2);
        trainer.restore(state);
        run(trainer, 20);
        assertSame(trainer.capture().tensors(), expected);
      }
    }
  }

  @Test
  void learnsAndEvaluatesExactly() {
    for (LanguageModelSettings model : KINDS) {
      try (var trainer = start(model, 1)) {
        run(trainer, 200);
        double loss = trainer.evaluate().loss();
        double most = model.output() == OutputWeights.TIED ? 1.8 : 0.8; // 3.4 before
        assertThat(loss).as("%s, %s", model.output(), model.softmax()).isLessThan(most);
        double nats = trainer.model().score(TEXT).natsPerSymbol();
        assertThat(nats).isCloseTo(loss, within(0.1)); // one stream instead of four
        assertThat(trainer.parameters()).isEqualTo(trainer.model().parameters());
      }
    }
  }

  @Test
  void vocabulariesTooSmallAreRefused() {
    assertThatThrownBy(() -> start(MODEL.withSoftmax(new SoftmaxKind.Sampled(1000)), 1))
        .hasMessageContaining("cannot sample 1000 of 29 classes");
    var adaptive = new SoftmaxKind.Adaptive(List.of(6, 30), 2);
    assertThatThrownBy(() -> start(MODEL.withSoftmax(adaptive), 1))
        .hasMessageContaining("the last cutoff 30 leaves no class for its cluster");
  }
}
