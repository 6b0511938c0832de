package io.sluice.embeddings.vectors;

import java.util.List;
import java.util.Locale;

/**
 * The forms under which a word is looked up, the best first: the word itself; in lower case; with
 * all decimal digits as 0; both. Sets of vectors differ in what they keep.
 */
public final class WordForms {
  private WordForms() {}

  /** All forms that differ, the best first. */
  public static List<String> of(String word) {
    String lower = lower(word);
    return List.of(word, lower, digitsToZero(word), digitsToZero(lower)).stream()
        .distinct()
        .toList();
  }

  /** The coarsest form: lower case, and digits as 0. */
  public static String coarsest(String word) {
    return digitsToZero(lower(word));
  }

  /** In lower case, whatever the machine's language. */
  public static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  /** With every decimal digit of any script as 0; the same string if there is none. */
  public static String digitsToZero(String word) {
    int at = 0;
    while (at < word.length() && !Character.isDigit(word.charAt(at))) {
      at++;
    }
    if (at == word.length()) {
      return word;
    }
    char[] characters = word.toCharArray();
    for (; at < characters.length; at++) {
      if (Character.isDigit(characters[at])) {
        characters[at] = '0';
      }
    }
    return new String(characters);
  }
}
