package io.sluice.embeddings.gazetteer;

import io.sluice.text.document.Token;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the phrases of a list. Immutable.
 *
 * @param keys phrases without blanks, in lower case if case is ignored
 * @param longest characters of the longest
 */
record PhraseMatcher(Set<String> keys, int longest) {
  static PhraseMatcher of(PhraseList list, LetterCase letterCase) {
    Set<String> keys = new LinkedHashSet<>();
    for (String phrase : list.phrases()) {
      keys.add(PhraseList.withoutBlanks(letterCase.apply(phrase)));
    }
    return of(keys);
  }

  static PhraseMatcher of(Set<String> keys) {
    return new PhraseMatcher(keys, keys.stream().mapToInt(String::length).max().orElse(0));
  }

  /**
   * Number of tokens of the longest phrase that begins at a token, 0 if none does.
   *
   * @param tokens texts of the tokens, in lower case if case is ignored
   */
  int match(List<String> tokens, int first) {
    StringBuilder joined = new StringBuilder();
    int found = 0;
    for (int i = first; i < tokens.size(); i++) {
      String token = tokens.get(i);
      if (joined.length() + token.length() > longest) {
        break;
      }
      joined.append(token);
      if (keys.contains(joined.toString())) {
        found = i - first + 1;
      }
    }
    return found;
  }

  static List<String> texts(List<Token> tokens, LetterCase letterCase) {
    return tokens.stream().map(token -> letterCase.apply(token.text())).toList();
  }
}
