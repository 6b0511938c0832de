package io.sluice.language.contextual;

import io.sluice.text.Detokenizer;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Token;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A sentence as language models read it, who learned from running text: its tokens with a blank
 * wherever there is something between two of them. Columns say nothing about that, all their tokens
 * are apart: such sentences are detokenized. Of tokens that are longer than words ever are, the
 * first and last characters are read.
 *
 * @param codePoints the text
 * @param starts place of the first character of every token
 * @param ends place after the last one
 */
record SentenceText(int[] codePoints, int[] starts, int[] ends) {
  /** Characters of a token that are read at either end. */
  private static final int END = 128;

  static SentenceText of(Sentence sentence) {
    List<Token> tokens = sentence.tokens();
    int[] starts = new int[tokens.size()];
    int[] ends = new int[tokens.size()];
    boolean original = IntStream.range(1, starts.length).anyMatch(i -> !gap(tokens, i));
    Detokenizer detokenizer = new Detokenizer();
    IntStream.Builder text = IntStream.builder();
    int at = 0;
    for (int i = 0; i < starts.length; i++) {
      String token = tokens.get(i).text();
      boolean spaced = detokenizer.spaced(token);
      if (original ? i > 0 && gap(tokens, i) : spaced) {
        text.add(' ');
        at++;
      }
      starts[i] = at;
      at += add(original ? token : Detokenizer.shown(token), text);
      ends[i] = at;
    }
    return new SentenceText(text.build().toArray(), starts, ends);
  }

  /** Adds the characters of a token; gives their number. */
  private static int add(String token, IntStream.Builder text) {
    if (token.length() <= 2 * END) {
      token.codePoints().forEach(text);
      return token.codePointCount(0, token.length());
    }
    int head = token.offsetByCodePoints(0, END);
    int tail = token.offsetByCodePoints(token.length(), -END);
    token.substring(0, head).codePoints().forEach(text);
    String rest = token.substring(Math.max(head, tail));
    rest.codePoints().forEach(text);
    return END + rest.codePointCount(0, rest.length());
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
