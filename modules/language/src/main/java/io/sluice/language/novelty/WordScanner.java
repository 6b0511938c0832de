package io.sluice.language.novelty;

import java.util.function.Consumer;

/** Cuts a stream of code points into words: the longest runs of letters, digits and marks. */
final class WordScanner {
  private final Consumer<String> words;
  private final StringBuilder word = new StringBuilder();

  WordScanner(Consumer<String> words) {
    this.words = words;
  }

  void accept(int codePoint) {
    if (isPartOfWord(codePoint)) {
      word.appendCodePoint(codePoint);
    } else {
      finish();
    }
  }

  void finish() {
    if (!word.isEmpty()) {
      words.accept(word.toString());
      word.setLength(0);
    }
  }

  private static boolean isPartOfWord(int codePoint) {
    if (Character.isLetterOrDigit(codePoint)) {
      return true;
    }
    int type = Character.getType(codePoint);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }
}
