package io.sluice.language.generation;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;

/**
 * Draws symbols from rows of logits as {@link Sampling} says. Exact and deterministic: the same
 * logits and random numbers give the same symbol on every machine.
 *
 * <p>Protocol: {@link #observe} every symbol of the prompt, then alternate {@link #next} and the
 * model's step. One sampler serves one text and one thread.
 */
public final class Sampler {
  private final Sampling sampling;
  private final DoubleSupplier uniform;
  private final RecentSymbols recent;
  private final float[] logits;
  private final Candidates candidates;
  private final double[] all; // weight of every symbol, by id
  private final double[] weights; // weight of every candidate, by rank
  private int kept;

  /**
   * @param vocabulary number of symbols, the length of a row of logits
   * @param uniform random numbers in [0, 1), one for each symbol drawn
   */
  public Sampler(Sampling sampling, int vocabulary, DoubleSupplier uniform) {
    this.sampling = sampling;
    this.uniform = uniform;
    RepetitionPenalty repetition = sampling.repetition();
    recent = new RecentSymbols(repetition.isActive() ? repetition.window() : 0, vocabulary);
    logits = new float[vocabulary];
    candidates = new Candidates(vocabulary);
    all = new double[vocabulary];
    weights = new double[vocabulary];
  }

  /** Counts {@code symbol} as said, for the repetition penalty. */
  public void observe(int symbol) {
    recent.add(symbol);
  }

  /**
   * Draws the next symbol and counts it as said.
   *
   * @param row [vocabulary] logits; minus infinity excludes a symbol; not changed
   * @throws IllegalArgumentException if a logit is NaN or plus infinity, or all are excluded
   */
  public int next(float[] row) {
    int symbol = draw(row);
    recent.add(symbol);
    return symbol;
  }

  private int draw(float[] row) {
    System.arraycopy(row, 0, logits, 0, logits.length);
    penalise();
    int best = likeliest();
    if (sampling.temperature() == 0) {
      return best;
    }
    keep(logits[best]);
    double total = 0;
    for (int rank = 0; rank < kept; rank++) {
      total += weights[rank];
    }
    double threshold = uniform.getAsDouble() * total;
    double sum = 0;
    int last = 0;
    for (int rank = 0; rank < kept; rank++) {
      if (weights[rank] > 0) {
        sum += weights[rank];
        last = rank;
        if (threshold < sum) {
          break;
        }
      }
    }
    return candidates.id(last);
  }

  private void penalise() {
    for (int s = recent.nextPresent(0); s >= 0; s = recent.nextPresent(s + 1)) {
      logits[s] = sampling.repetition().apply(logits[s]);
    }
  }

  private int likeliest() {
    int best = 0;
    for (int i = 0; i < logits.length; i++) {
      float logit = logits[i];
      if (!(logit < Float.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "the logit of symbol %d is %s; the model's weights are damaged or its training diverged"
                .formatted(i, logit));
      }
      if (logit > logits[best]) {
        best = i;
      }
    }
    if (logits[best] == Float.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException("no symbol can be drawn: every logit is minus infinity");
    }
    return best;
  }

  /** Fills candidates and weights, where the likeliest symbol weighs 1. */
  private void keep(float best) {
    double total = 0;
    for (int i = 0; i < logits.length; i++) {
      all[i] = StrictMath.exp(((double) logits[i] - best) / sampling.temperature());
      total += all[i];
    }
    boolean limited = sampling.topK() < logits.length;
    // the symbols below this weight have less than 1 - p together, so no nucleus needs them
    double negligible = limited ? 0 : (1 - sampling.topP()) / logits.length;
    candidates.clear();
    for (int i = 0; i < logits.length; i++) {
      if (all[i] >= negligible) {
        candidates.add(i, logits[i]);
      }
    }
    if (limited || sampling.topP() < 1) {
      candidates.sortFirst(Math.min(sampling.topK(), candidates.size()));
    }
    kept = candidates.size();
    for (int rank = 0; rank < kept; rank++) {
      weights[rank] = all[candidates.id(rank)];
    }
    if (sampling.topP() < 1) {
      kept = nucleus(limited ? sum(kept) : total);
    }
    if (sampling.minP() > 0) {
      dropBelow(sampling.minP());
    }
  }

  private double sum(int count) {
    double sum = 0;
    for (int rank = 0; rank < count; rank++) {
      sum += weights[rank];
    }
    return sum;
  }

  /** Length of the shortest run from the likeliest on that reaches the share p of the total. */
  private int nucleus(double total) {
    double sum = 0;
    for (int rank = 0; rank < kept; rank++) {
      sum += weights[rank];
      if (sum >= sampling.topP() * total) {
        return rank + 1;
      }
    }
    return kept;
  }

  private void dropBelow(double least) {
    for (int rank = 0; rank < kept; rank++) {
      if (weights[rank] < least) {
        weights[rank] = 0;
      }
    }
  }

  /** The symbols that could have been drawn last, for tests. */
  Set<Integer> drawable() {
    Set<Integer> symbols = new TreeSet<>();
    for (int rank = 0; rank < kept; rank++) {
      if (weights[rank] > 0) {
        symbols.add(candidates.id(rank));
      }
    }
    return symbols;
  }
}
