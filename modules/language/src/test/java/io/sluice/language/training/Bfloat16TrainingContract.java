package io.sluice.language.training;

import static io.sluice.language.training.Steps.assertSame;
import static io.sluice.language.training.Steps.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.language.LanguageModelSettings;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.gemm.GemmProvider;
import io.sluice.neural.gemm.Precision;
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
import io.sluice.text.VocabularyLimits;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A small language model whose products have operands in bfloat16. */
public abstract class Bfloat16TrainingContract {
  private static final long TEXT_SEED = 7;
  private static final String[] WORDS = {"a", "lock", "gate", "river", "sluice", "holds", "opens"};

  private final GemmProvider provider;
  private final EngineSettings fp32;
  private final EngineSettings bf16;

  /**
   * @param provider installed on this class path
   */
  protected Bfloat16TrainingContract(GemmProvider provider) {
    this.provider = provider;
    fp32 = new EngineSettings(provider.name(), 1);
    bf16 = fp32.withPrecision(Precision.BF16);
  }

  @BeforeEach
  void onlyWhereItIsMultiplied() {
    assumeTrue(provider.unavailable(Precision.BF16).isEmpty());
  }

  /** Words at random: its loss has a floor that no model passes. */
  private static String text() {
    Random random = new Random(TEXT_SEED);
    var text = new StringBuilder();
    for (int i = 0; i < 1500; i++) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return text.toString();
  }

  private static LanguageModelTrainer start(EngineSettings engine) throws IOException {
    SymbolKind kind = SymbolKind.CHARACTERS;
    SymbolCodec codec =
        kind.codec(kind.count(new StringReader(text())).toVocabulary(kind, VocabularyLimits.NONE));
    SymbolSequence symbols = SymbolSequence.of(codec.encode(text()));
    return LanguageModelTrainer.start(
        engine,
        LanguageModelSettings.of(12, RecurrentSettings.of(Cell.LSTM, 2, 40)),
        TrainingSettings.of(
            8,
            new Windows.Randomised(20),
            Budget.steps(400),
            OptimiserSettings.DEFAULT.withRule(new Adam(0.01, 0.9, 0.999, 1e-8))),
        3,
        codec,
        symbols,
        symbols);
  }

  private static double lossAfter(EngineSettings engine, int steps) throws IOException {
    try (var trainer = start(engine)) {
      run(trainer, steps);
      return trainer.evaluate().loss();
    }
  }

  private static List<NamedTensor> tensorsAfter(EngineSettings engine, int steps)
      throws IOException {
    try (var trainer = start(engine)) {
      run(trainer, steps);
      return trainer.capture().tensors();
    }
  }

  @Test
  void reachesTheLossOfFloat32() throws IOException {
    double full = lossAfter(fp32, 400);
    assertThat(full).as("nats a character, learnt").isLessThan(0.6);
    assertThat(lossAfter(bf16, 400)).isCloseTo(full, within(0.02));
  }

  @Test
  void roundsAtAll() throws IOException {
    assertThat(tensorsAfter(bf16, 1).get(0).values())
        .isNotEqualTo(tensorsAfter(fp32, 1).get(0).values());
  }

  @Test
  void sameRunSameBytes() throws IOException {
    for (int threads = 1; threads <= 2; threads++) {
      EngineSettings engine = bf16.withThreads(threads);
      assertSame(tensorsAfter(engine, 10), tensorsAfter(engine, 10));
    }
  }

  /** Also after windows of other lengths, whose products are not those of the whole run. */
  @Test
  void continuesAsIfNeverInterrupted() throws IOException {
    List<NamedTensor> whole = tensorsAfter(bf16, 20);
    TrainerState state;
    try (var first = start(bf16)) {
      run(first, 9);
      state = first.capture();
    }
    try (var second = start(bf16)) {
      run(second, 3);
      second.restore(state);
      run(second, 20);
      assertSame(second.capture().tensors(), whole);
    }
  }
}
