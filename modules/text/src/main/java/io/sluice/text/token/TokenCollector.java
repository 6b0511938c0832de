package io.sluice.text.token;

import io.sluice.text.document.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes tokens from the offsets that another library found, so that they keep what {@link
 * Tokenizer} promises: blanks are cut off at both ends, characters are not cut in two, and a token
 * that overlaps the one before it is left out.
 */
public final class TokenCollector {
  private final String text;
  private final int shift;
  private final List<Token> tokens = new ArrayList<>();
  private int last;

  /**
   * Starts without tokens.
   *
   * @param text to which the offsets refer
   * @param shift is added to the offsets of the tokens
   */
  public TokenCollector(String text, int shift) {
    this.text = text;
    this.shift = shift;
  }

  /**
   * Adds what stands between two offsets; empty if nothing is left of it.
   *
   * <p>Offsets outside the text are taken as its ends.
   */
  public Optional<Token> add(int start, int end) {
    int from = Math.max(start, 0);
    int to = Math.min(end, text.length());
    if (cutsPair(from)) {
      from = from < last ? from + 1 : from - 1;
    }
    if (cutsPair(to)) {
      to++;
    }
    while (from < to && Blanks.isBlank(text.charAt(from))) {
      from++;
    }
    to = Blanks.trimEnd(text, Math.min(from, to), to);
    if (from >= to || from < last) {
      return Optional.empty();
    }
    Token token = new Token(text.substring(from, to), from + shift, to + shift);
    tokens.add(token);
    last = to;
    return Optional.of(token);
  }

  private boolean cutsPair(int at) {
    return at > 0
        && at < text.length()
        && Character.isHighSurrogate(text.charAt(at - 1))
        && Character.isLowSurrogate(text.charAt(at));
  }

  /** The tokens so far. */
  public List<Token> tokens() {
    return List.copyOf(tokens);
  }
}
