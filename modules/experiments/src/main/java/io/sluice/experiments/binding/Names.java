package io.sluice.experiments.binding;

import io.sluice.corpora.DidYouMean;
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
    return DidYouMean.nearest(word.replace('_', '-'), known);
  }
}
