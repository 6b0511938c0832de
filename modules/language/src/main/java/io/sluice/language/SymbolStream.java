package io.sluice.language;

import io.sluice.neural.recurrent.RecurrentStream;

/** One text as a {@link SymbolPredictor} reads it on, in place. Belongs to one thread at a time. */
final class SymbolStream {
  private final SymbolPredictor predictor;
  private final RecurrentStream recurrent;

  SymbolStream(SymbolPredictor predictor, RecurrentStream recurrent) {
    this.predictor = predictor;
    this.recurrent = recurrent;
  }

  /** Reads one more symbol. */
  void step(int symbol) {
    predictor.step(recurrent, symbol);
  }

  /**
   * Logits of the next symbol.
   *
   * @param target [logitStride], replaced
   */
  void logits(float[] target) {
    predictor.logits(recurrent.output(), 1, target);
  }
}
