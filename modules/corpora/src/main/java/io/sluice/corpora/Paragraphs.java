package io.sluice.corpora;

import java.io.BufferedReader;
import java.io.IOException;

/** Lines up to the next blank one, put together. */
final class Paragraphs {
  /** Longer paragraphs come in pieces. */
  static final int LONGEST = 1 << 16;

  private final BufferedReader reader;
  private final StringBuilder pending = new StringBuilder();

  Paragraphs(BufferedReader reader) {
    this.reader = reader;
  }

  /** The next paragraph, or a piece of a very long one; empty at the end. */
  String next() throws IOException {
    while (pending.length() < LONGEST) {
      int c = reader.read();
      if (c < 0 || (c == '\n' && endsWithBlankLine())) {
        if (pending.toString().isBlank() && c >= 0) {
          pending.setLength(0);
          continue;
        }
        String paragraph = pending.toString();
        pending.setLength(0);
        return paragraph;
      }
      pending.append((char) c);
    }
    int cut = pending.length();
    while (cut > LONGEST / 2 && !Character.isWhitespace(pending.charAt(cut - 1))) {
      cut--;
    }
    if (cut == LONGEST / 2) { // a single word, almost: cut it, but no pair of surrogates
      cut = Character.isHighSurrogate(pending.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    }
    String piece = pending.substring(0, cut);
    pending.delete(0, cut);
    return piece;
  }

  /** Whether nothing but blanks stands behind the last line end. */
  private boolean endsWithBlankLine() {
    int at = pending.length();
    while (at > 0
        && (pending.charAt(at - 1) == ' '
            || pending.charAt(at - 1) == '\r'
            || pending.charAt(at - 1) == '\t')) {
      at--;
    }
    return at == 0 || pending.charAt(at - 1) == '\n';
  }
}
