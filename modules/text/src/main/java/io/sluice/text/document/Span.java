package io.sluice.text.document;

import java.util.Locale;

/**
 * A labelled piece of text, such as a name.
 *
 * @param text the piece
 * @param start offset of its first code unit in the document's text
 * @param end offset after its last one
 * @param label what it is, such as {@code PER}
 * @param probability how sure this is, 0 to 1; 1 for gold annotation
 */
public record Span(String text, int start, int end, String label, double probability) {
  /** Checks offsets and probability. */
  public Span {
    if (start < 0 || end <= start || end - start != text.length()) {
      throw new IllegalArgumentException(
          label
              + " \""
              + text
              + "\": expected "
              + text.length()
              + " code units, at least 1, from"
              + " start to end, was start "
              + start
              + ", end "
              + end);
    }
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          label + " \"" + text + "\": probability must be in [0, 1], was " + probability);
    }
  }

  /**
   * A certain span between two offsets of a text.
   *
   * @throws IllegalArgumentException if the offsets do not lie in the text, or cut a character
   */
  public static Span in(String text, int start, int end, String label) {
    if (start < 0 || end <= start || end > text.length()) {
      throw new IllegalArgumentException(
          label
              + ": expected 0 <= start < end <= "
              + text.length()
              + " (the text's length), was"
              + " start "
              + start
              + ", end "
              + end);
    }
    CodePoints.checkBoundary(text, start);
    CodePoints.checkBoundary(text, end);
    return new Span(text.substring(start, end), start, end, label, 1);
  }

  /** Whether the two have a code unit in common. */
  public boolean overlaps(Span other) {
    return start < other.end && other.start < end;
  }

  /** The same span with another probability. */
  public Span withProbability(double other) {
    return new Span(text, start, end, label, other);
  }

  @Override
  public String toString() {
    String place = label + " \"" + text + "\" " + start + ".." + end;
    return probability == 1 ? place : place + String.format(Locale.ROOT, " (%.3f)", probability);
  }
}
