package io.sluice.language.contextual;

import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import java.util.List;

/**
 * A sentence as language models read it: its tokens with a blank wherever there is something
 * between two of them in the text.
 *
 * @param codePoints the text
 * @param starts place of the first character of every token
 * @param ends place after the last one
 */
record SentenceText(int[] codePoints, int[] starts, int[] ends) {
  static SentenceText of(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    int size = 0;
    for (Token token : tokens) {
      size = Math.addExact(size, token.text().length() + 1);
    }
    int[] buffer = new int[size];
    int[] starts = new int[tokens.size()];
    int[] ends = new int[tokens.size()];
    int at = 0;
    for (int i = 0; i < starts.length; i++) {
      if (i > 0 && gap(tokens, i)) {
        buffer[at++] = ' ';
      }
      starts[i] = at;
      String text = tokens.get(i).text();
      for (int c = 0; c < text.length(); c += Character.charCount(text.codePointAt(c))) {
        buffer[at++] = text.codePointAt(c);
      }
      ends[i] = at;
    }
    return new SentenceText(java.util.Arrays.copyOf(buffer, at), starts, ends);
  }

  /** Whether the text has something between a token and the one before. */
  static boolean gap(List<Token> tokens, int token) {
    return tokens.get(token).start() > tokens.get(token - 1).end();
  }

  int length() {
    return codePoints.length;
  }

  int tokens() {
    return starts.length;
  }
}
