package io.sluice.text.token;

import io.sluice.text.document.TextRange;
import io.sluice.text.document.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Tokens by the word boundaries of Unicode Standard Annex #29, as they stand or with the changes
 * that suit tagging. Needs the JDK alone; takes linear time for any text.
 *
 * <table>
 *   <caption>The three kinds</caption>
 *   <tr><th>text</th><th>{@link #unicode}</th><th>{@link #standard}</th><th>{@link #english}</th></tr>
 *   <tr><td>U.S. 3.5%</td><td>U.S | . | 3.5 | %</td><td>U.S. | 3.5%</td><td>U.S. | 3.5 | %</td></tr>
 *   <tr><td>don't</td><td>don't</td><td>don't</td><td>do | n't</td></tr>
 *   <tr><td>Anna's co-op</td><td>Anna's | co | - | op</td><td>Anna's | co-op</td>
 *       <td>Anna | 's | co-op</td></tr>
 *   <tr><td>Mr. Bly...</td><td>Mr | . | Bly | . | . | .</td><td>Mr | . | Bly | ...</td>
 *       <td>Mr. | Bly | ...</td></tr>
 * </table>
 *
 * <p>White space is in no token; every other character is in one. Emoji sequences, flags and
 * combining marks stay whole.
 */
public final class UnicodeTokenizer implements Tokenizer {
  private enum Kind {
    UNICODE,
    STANDARD,
    ENGLISH
  }

  private final Kind kind;

  private UnicodeTokenizer(Kind kind) {
    this.kind = kind;
  }

  /** The word boundaries of the standard, unchanged. Hyphens split, dots end no word. */
  public static UnicodeTokenizer unicode() {
    return new UnicodeTokenizer(Kind.UNICODE);
  }

  /**
   * For any language. On top of the standard these stay whole: words joined by hyphens, initials
   * and dotted abbreviations with their last dot, numbers with their parts ({@code 1/2}, {@code
   * 10:30}, {@code 3.5%}), links, mail addresses, {@code @names} and {@code #tags}, faces like
   * {@code :-)}, runs of one mark. Colons between letters split.
   */
  public static UnicodeTokenizer standard() {
    return new UnicodeTokenizer(Kind.STANDARD);
  }

  /**
   * As {@link #standard}, and as English corpora for tagging have it: contractions and possessives
   * are split off ({@code do | n't}, {@code Anna | 's}), percent signs too; titles and company
   * forms keep their dot ({@code Mr.}, {@code Inc.}), dollars their country ({@code US$}), numbers
   * their sign ({@code +44}, {@code .500}).
   */
  public static UnicodeTokenizer english() {
    return new UnicodeTokenizer(Kind.ENGLISH);
  }

  @Override
  public List<Token> tokenize(String text, int start, int end) {
    Objects.checkFromToIndex(start, end, text.length());
    List<Token> tokens = new ArrayList<>((end - start) / 6 + 1);
    if (kind == Kind.UNICODE) {
      byBoundaries(text, start, end, tokens);
      return tokens;
    }
    int at = Blanks.skip(text, start, end);
    if (at == end) {
      return tokens;
    }
    TextRange whole = new TextRange(at, end);
    while (at < end) {
      int to = Blanks.find(text, at, end);
      PieceScanner scanner =
          kind == Kind.ENGLISH
              ? new EnglishPieceScanner(text, at, to, whole, tokens)
              : new PieceScanner(text, at, to, whole, tokens);
      scanner.scan();
      at = Blanks.skip(text, to, end);
    }
    return tokens;
  }

  private static void byBoundaries(String text, int start, int end, List<Token> tokens) {
    WordBreaks breaks = new WordBreaks(text, end, WordBreaks.Colon.JOINS);
    for (int at = start; at < end; ) {
      int next = breaks.next(at);
      int first = Blanks.skip(text, at, next);
      int last = Blanks.trimEnd(text, first, next);
      if (first < last) {
        tokens.add(Token.in(text, first, last));
      }
      at = next;
    }
  }

  @Override
  public String toString() {
    return "UnicodeTokenizer." + kind.name().toLowerCase(Locale.ROOT) + "()";
  }
}
