package io.sluice.experiments.binding;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Between names in Java and words in the file, and from a misspelt word to the one meant. */
final class Names {
  private Names() {}

  /** {@code forgetBias} is written {@code forget-bias}. */
  static String key(String component) {
    var key = new StringBuilder();
    for (int i = 0; i < component.length(); i++) {
      char letter = component.charAt(i);
      if (Character.isUpperCase(letter)) {
        key.append('-');
      }
      key.append(Character.toLowerCase(letter));
    }
    return key.toString();
  }

  /** {@code PEEPHOLE_LSTM} is written {@code peephole-lstm}. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The known word nearest to this one, if near enough to be what was meant. */
  static Optional<String> nearest(String word, Collection<String> known) {
    var lower = word.toLowerCase(Locale.ROOT).replace('_', '-');
    var best = Optional.<String>empty();
    var limit = Math.max(2, lower.length() / 2);
    for (var candidate : known) {
      var distance = distance(lower, candidate);
      if (distance < limit || distance == 0) {
        limit = distance;
        best = Optional.of(candidate);
      }
    }
    return best;
  }

  /** Edits (insert, delete, replace, swap of neighbours) from one word to the other. */
  static int distance(String from, String to) {
    var rows = new int[from.length() + 1][to.length() + 1];
    for (var i = 0; i <= from.length(); i++) {
      for (var j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          rows[i][j] = i + j;
          continue;
        }
        var differ = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        rows[i][j] =
            Math.min(rows[i - 1][j - 1] + differ, Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1));
        if (i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1)) {
          rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
        }
      }
    }
    return rows[from.length()][to.length()];
  }
}
