package io.sluice.text.document;

/**
 * A piece of a text by its place.
 *
 * @param start offset of its first code unit
 * @param end offset after its last one
 */
public record TextRange(int start, int end) {
  /** Checks that it is not empty. */
  public TextRange {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException(
          "expected 0 <= start < end, was start " + start + ", end " + end);
    }
  }

  /** The piece of that text. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
