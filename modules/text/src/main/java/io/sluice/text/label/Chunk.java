package io.sluice.text.label;

/**
 * Neighbouring tokens that belong together.
 *
 * @param first index of the first token
 * @param end index after the last token
 * @param label what they are, such as {@code PER}; empty where the labels have no type
 */
public record Chunk(int first, int end, String label) {
  /** Checks that there is at least one token. */
  public Chunk {
    if (first < 0 || end <= first) {
      throw new IllegalArgumentException(
          "a chunk holds at least one token: expected 0 <= first < end, was first "
              + first
              + ", end "
              + end
              + " ("
              + label
              + ")");
    }
  }

  /** The number of tokens. */
  public int size() {
    return end - first;
  }

  @Override
  public String toString() {
    return label + "[" + first + ", " + end + ")";
  }
}
