package io.sluice.cli.bench;

import io.sluice.language.LanguageModelSettings;
import io.sluice.language.training.LanguageModelTrainer;
import io.sluice.language.training.TrainingSettings;
import io.sluice.language.training.Windows;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.optimise.Adam;
import io.sluice.neural.optimise.Clipping;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.training.Budget;
import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolKind;
import io.sluice.text.Vocabulary;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A language model of two LSTM layers, with random weights.
 *
 * @param symbols what a symbol is
 * @param vocabulary how many there are
 * @param embedding length of the vector for a symbol
 * @param hidden units of a layer
 */
record Network(SymbolKind symbols, int vocabulary, int embedding, int hidden) {
  private static final int LAYERS = 2;
  private static final double RATE = 0.002;
  private static final int FIRST_CHARACTER = 0x100;

  /** A trainer that never ends, on text that never ends. */
  LanguageModelTrainer trainer(EngineSettings engine, int batch, int window) {
    return trainer(engine, recurrent(Cell.LSTM), batch, window);
  }

  /** Its layers, of a cell. */
  RecurrentSettings recurrent(Cell cell) {
    return RecurrentSettings.of(cell, LAYERS, hidden);
  }

  /** Weights of recurrent layers in place of its own. */
  long weights(RecurrentSettings recurrent) {
    return recurrent.tensors(embedding).values().stream().mapToLong(Network::size).sum();
  }

  /** Multiply-adds of a symbol in the products of a forward pass. */
  long products(RecurrentSettings recurrent) {
    return (long) vocabulary * recurrent.outputs()
        + recurrent.tensors(embedding).entrySet().stream()
            .filter(tensor -> tensor.getKey().endsWith(".weight"))
            .mapToLong(tensor -> size(tensor.getValue()))
            .sum();
  }

  private static long size(List<Integer> shape) {
    return shape.stream().mapToLong(extent -> extent).reduce(1, Math::multiplyExact);
  }

  /** The same with other recurrent layers. */
  LanguageModelTrainer trainer(
      EngineSettings engine, RecurrentSettings recurrent, int batch, int window) {
    var adam = new Adam(RATE, Adam.DEFAULT.beta1(), Adam.DEFAULT.beta2(), Adam.DEFAULT.epsilon());
    var optimiser = OptimiserSettings.DEFAULT.withRule(adam).withClipping(new Clipping.ByNorm(1));
    var text = new FixedText((long) batch * window * 10_000 + 1, vocabulary);
    return LanguageModelTrainer.start(
        engine,
        LanguageModelSettings.of(embedding, recurrent),
        TrainingSettings.of(
            batch, new Windows.Fixed(window), Budget.steps(Long.MAX_VALUE), optimiser),
        1,
        codec(),
        text,
        new FixedText(2L * batch, vocabulary));
  }

  SymbolCodec codec() {
    if (symbols == SymbolKind.WORDS) {
      var words = IntStream.range(0, vocabulary - 2).mapToObj(word -> "word" + word).toList();
      var all = new java.util.ArrayList<String>();
      all.add(Vocabulary.UNKNOWN_WORD);
      all.add(Vocabulary.END_OF_SENTENCE);
      all.addAll(words);
      return SymbolCodec.words(Vocabulary.of(all, Vocabulary.UNKNOWN_WORD));
    }
    var characters =
        IntStream.range(0, vocabulary).mapToObj(i -> Character.toString(FIRST_CHARACTER + i));
    return SymbolCodec.characters(Vocabulary.of(characters.toList()));
  }
}
