package io.sluice.language.generation;

import java.util.ArrayList;
import java.util.List;

/**
 * A model as beam search sees it. Models that read their weights once for many texts do better than
 * the methods for lists that are here.
 *
 * @param <S> what the model remembers of a text; a value, so one state can be continued many ways
 */
public interface NextSymbols<S> {
  /** The state after {@code symbol}. */
  S step(S state, int symbol);

  /** [vocabulary] natural logarithms of the probabilities of the next symbol; not kept. */
  double[] logProbabilities(S state);

  /** The states of several texts after one more symbol each. */
  default List<S> step(List<S> states, int[] symbols) {
    List<S> next = new ArrayList<>();
    for (int i = 0; i < symbols.length; i++) {
      next.add(step(states.get(i), symbols[i]));
    }
    return next;
  }
}
