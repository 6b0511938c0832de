package io.sluice.text.label;

/**
 * Where a sequence of labels breaks the rules of its scheme.
 *
 * @param index of the token, from 0; the number of tokens if it is the end that comes too early
 * @param label what stands there; {@code <end>} at the end
 * @param reason what is wrong with it, such as {@code I-PER after O}
 */
public record LabelProblem(int index, String label, String reason) {
  @Override
  public String toString() {
    return "token " + index + ": " + reason;
  }
}
