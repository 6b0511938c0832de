package io.sluice.language.generation;

/**
 * A model as beam search sees it.
 *
 * @param <S> what the model remembers of a text; a value, so one state can be continued many ways
 */
public interface NextSymbols<S> {
  /** The state after {@code symbol}. */
  S step(S state, int symbol);

  /** [vocabulary] natural logarithms of the probabilities of the next symbol; not kept. */
  double[] logProbabilities(S state);
}
