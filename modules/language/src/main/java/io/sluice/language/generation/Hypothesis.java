package io.sluice.language.generation;

import java.util.Arrays;

/**
 * A text that beam search found.
 *
 * @param text what it reads after the prompt, which is not part of it
 * @param symbols its symbols, without the prompt
 * @param logProbability natural logarithm of its probability given the prompt
 * @param score {@code logProbability} after the length penalty; better ones are higher
 */
public record Hypothesis(String text, int[] symbols, double logProbability, double score) {
  public Hypothesis {
    symbols = symbols.clone();
  }

  /** The same with another text. */
  public Hypothesis withText(String other) {
    return new Hypothesis(other, symbols, logProbability, score);
  }

  @Override
  public int[] symbols() {
    return symbols.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Hypothesis that
        && text.equals(that.text)
        && Arrays.equals(symbols, that.symbols)
        && Double.compare(logProbability, that.logProbability) == 0
        && Double.compare(score, that.score) == 0;
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(symbols) + Double.hashCode(logProbability);
  }

  @Override
  public String toString() {
    return "Hypothesis[" + text + ", " + Arrays.toString(symbols) + ", score " + score + "]";
  }
}
