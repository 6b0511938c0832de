package io.sluice.language;

import io.sluice.neural.recurrent.State;
import io.sluice.text.SymbolSequence;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * Predicts one stream of symbols with carried state and sums up how well. Works in runs, whose
 * products over all steps are computed together; the results are those of single steps.
 */
final class Scorer implements SymbolScorer {
  /** Receives every predicted symbol with its surprise. */
  interface Listener {
    void predicted(int symbol, double nats);
  }

  private static final int RUN = 64;

  /** Symbols of an encoded text that are fetched together. */
  private static final int READ = 4096;

  private final SymbolPredictor predictor;
  private final Listener listener;
  private final float[] outputs;
  private final float[] logits;
  private final double[] surprises = new double[RUN];

  /** The last symbol read, and those after it that are still to be predicted. */
  private final int[] pending = new int[RUN + 1];

  private int waiting;
  private State state;
  private long predicted;
  private double nats;

  Scorer(SymbolPredictor predictor, Listener listener) {
    this.predictor = predictor;
    this.listener = listener;
    outputs = new float[RUN * predictor.outputWidth()];
    logits = predictor.surpriseScratch(RUN);
    state = predictor.blank();
  }

  @Override
  public void accept(int symbol) {
    if (waiting == pending.length) {
      predict();
    }
    pending[waiting++] = symbol;
  }

  private void predict() {
    int count = waiting - 1;
    state = predictor.run(state, Arrays.copyOf(pending, count), outputs);
    predictor.surprises(outputs, count, pending, 1, surprises, logits);
    for (int i = 0; i < count; i++) {
      nats += surprises[i];
      listener.predicted(pending[i + 1], surprises[i]);
    }
    predicted += count;
    pending[0] = pending[count];
    waiting = 1;
  }

  /** Reads a whole text, each symbol of which counts as a character, and ends the stream. */
  Score read(SymbolSequence text, OptionalInt unknownSymbol) {
    long unknown = 0;
    int[] symbols = new int[READ];
    for (long at = 0; at < text.length(); at += READ) {
      int count = (int) Math.min(READ, text.length() - at);
      text.read(at, symbols, 0, count);
      for (int i = 0; i < count; i++) {
        accept(symbols[i]);
        unknown += at + i > 0 && symbols[i] == unknownSymbol.orElse(-1) ? 1 : 0;
      }
    }
    return finish(unknown, text.length());
  }

  @Override
  public Score finish(long unknown, long characters) {
    if (waiting > 1) {
      predict();
    }
    return new Score(nats, predicted, unknown, Math.max(0, characters - 1));
  }
}
