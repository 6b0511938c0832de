package io.sluice.corpora.annotated;

import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import java.util.List;

/** How the words of a sentence that does not come from CoNLL-U are set: glued, or in one token. */
final class ConlluTokens {
  private final String text;
  private final List<Token> tokens;
  private final boolean hasMisc;

  ConlluTokens(String text, Sentence sentence) {
    this.text = text;
    this.tokens = sentence.tokens();
    this.hasMisc = sentence.layers().containsKey("misc");
  }

  /** Whether the line of this word has to say that the next one follows without a blank. */
  boolean isGlued(int index) {
    boolean shared = index > 0 && sharesPlace(tokens.get(index - 1), tokens.get(index));
    return !shared && touchesNext(index);
  }

  private boolean touchesNext(int index) {
    return index + 1 < tokens.size() && tokens.get(index + 1).start() == tokens.get(index).end();
  }

  /** The line of the token that several words from {@code first} on share, if they do. */
  void range(int first, ConlluColumns columns, StringBuilder lines) {
    Token token = tokens.get(first);
    int end = first + 1;
    while (end < tokens.size() && sharesPlace(tokens.get(end), token)) {
      end++;
    }
    boolean inside = first > 0 && sharesPlace(tokens.get(first - 1), token);
    if (end == first + 1 || inside) {
      return;
    }
    for (int column = 0; column < columns.size(); column++) {
      String name = columns.names().get(column);
      lines.append(column == 0 ? "" : "\t");
      switch (name) {
        case ConlluColumns.ID -> lines.append(first + 1).append('-').append(end);
        case ConlluColumns.FORM -> lines.append(text, token.start(), token.end());
        case ConlluColumns.MISC ->
            lines.append(!hasMisc && touchesNext(end - 1) ? ConlluWriter.GLUED : "_");
        default -> lines.append('_');
      }
    }
    lines.append('\n');
  }

  private static boolean sharesPlace(Token one, Token other) {
    return one.start() == other.start() && one.end() == other.end();
  }
}
