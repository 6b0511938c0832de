package io.sluice.embeddings.gazetteer;

import java.util.Arrays;
import java.util.Locale;

/** What capitals mean to lists of phrases. */
public enum LetterCase {
  /** They make a difference. */
  KEPT("kept"),
  /** They do not. */
  IGNORED("ignored");

  private final String label;

  LetterCase(String label) {
    this.label = label;
  }

  /** The name used in configurations and model files. */
  public String label() {
    return label;
  }

  /**
   * The value with this {@link #label()}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LetterCase of(String label) {
    return Arrays.stream(values())
        .filter(value -> value.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the case of letters is \"kept\" or \"ignored\", not \"" + label + '"'));
  }

  String apply(String text) {
    return this == KEPT ? text : text.toLowerCase(Locale.ROOT);
  }
}
