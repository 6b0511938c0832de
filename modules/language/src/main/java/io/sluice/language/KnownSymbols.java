package io.sluice.language;

import io.sluice.language.generation.NextSymbols;
import java.util.List;
import java.util.OptionalInt;

/**
 * A model that never writes one of its symbols; the others keep their probabilities.
 *
 * @param model what else it does
 * @param unwritten the symbol
 */
record KnownSymbols<S>(NextSymbols<S> model, OptionalInt unwritten) implements NextSymbols<S> {
  @Override
  public S step(S state, int symbol) {
    return model.step(state, symbol);
  }

  @Override
  public List<S> step(List<S> states, int[] symbols) {
    return model.step(states, symbols);
  }

  @Override
  public double[] logProbabilities(S state) {
    double[] probabilities = model.logProbabilities(state);
    unwritten.ifPresent(symbol -> probabilities[symbol] = Double.NEGATIVE_INFINITY);
    return probabilities;
  }
}
