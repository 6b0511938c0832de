package io.sluice.text.normalization;

import io.sluice.text.document.TextRange;
import java.util.Arrays;
import java.util.Objects;

/**
 * A rewritten text, and for each of its code units the piece of the original that it was made from.
 */
public final class NormalizedText {
  private final String text;
  private final int sourceLength;

  /** For each code unit of the text where its piece of the source starts; empty if all stay. */
  private final int[] starts;

  /** And where it ends. */
  private final int[] ends;

  private NormalizedText(String text, int sourceLength, int[] starts, int[] ends) {
    this.text = text;
    this.sourceLength = sourceLength;
    this.starts = starts;
    this.ends = ends;
  }

  /** A text in which every code unit stands where it stood. */
  public static NormalizedText inPlace(String text) {
    return new NormalizedText(text, text.length(), new int[0], new int[0]);
  }

  /** The rewritten text. */
  public String text() {
    return text;
  }

  /** The length of the original. */
  public int sourceLength() {
    return sourceLength;
  }

  /**
   * The piece of the original that a piece of the rewritten text was made from: all of every
   * character that took part.
   *
   * @throws IndexOutOfBoundsException unless 0 &lt;= start &lt; end &lt;= length of the text
   */
  public TextRange source(int start, int end) {
    Objects.checkFromToIndex(start, end, text.length());
    Objects.checkIndex(start, end);
    return isInPlace() ? new TextRange(start, end) : new TextRange(starts[start], ends[end - 1]);
  }

  private boolean isInPlace() {
    return starts.length == 0;
  }

  /** What comes of rewriting this text again; the other's source is this text. */
  NormalizedText then(NormalizedText next) {
    if (next.isInPlace()) {
      return new NormalizedText(next.text, sourceLength, starts, ends);
    }
    if (isInPlace()) {
      return new NormalizedText(next.text, sourceLength, next.starts, next.ends);
    }
    int[] from = new int[next.starts.length];
    int[] to = new int[next.starts.length];
    for (int i = 0; i < from.length; i++) {
      from[i] = starts[next.starts[i]];
      to[i] = ends[next.ends[i] - 1];
    }
    return new NormalizedText(next.text, sourceLength, from, to);
  }

  @Override
  public String toString() {
    return text;
  }

  /** Puts a rewritten text together piece by piece; pieces may become longer, but not empty. */
  public static final class Builder {
    private final String source;
    private final StringBuilder text;
    private int[] starts;
    private int[] ends;
    private int done;
    private boolean inPlace = true;

    /** Starts at the beginning of an original. */
    public Builder(String source) {
      this.source = source;
      this.text = new StringBuilder(source.length());
      this.starts = new int[source.length()];
      this.ends = new int[source.length()];
    }

    /** What becomes of the original from where the last piece ended up to this offset. */
    public Builder add(int sourceEnd, CharSequence rewritten) {
      Objects.checkFromToIndex(done + 1, sourceEnd, source.length());
      if (rewritten.isEmpty()) {
        throw new IllegalArgumentException("the piece that ends at " + sourceEnd + " became empty");
      }
      int length = sourceEnd - done;
      boolean character = length == 1 || length == 2 && isPair(source, done);
      inPlace &= rewritten.length() == length && character;
      int from = text.length();
      text.append(rewritten);
      if (text.length() > starts.length) {
        starts = Arrays.copyOf(starts, 2 * text.length());
        ends = Arrays.copyOf(ends, 2 * text.length());
      }
      Arrays.fill(starts, from, text.length(), done);
      Arrays.fill(ends, from, text.length(), sourceEnd);
      done = sourceEnd;
      return this;
    }

    private static boolean isPair(String text, int at) {
      return Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    /**
     * The text.
     *
     * @throws IllegalStateException if a part of the original is left
     */
    public NormalizedText build() {
      if (done != source.length()) {
        throw new IllegalStateException(
            "nothing was said of the original from " + done + " to " + source.length());
      }
      return inPlace
          ? NormalizedText.inPlace(text.toString())
          : new NormalizedText(
              text.toString(),
              source.length(),
              Arrays.copyOf(starts, text.length()),
              Arrays.copyOf(ends, text.length()));
    }
  }
}
