package io.sluice.experiments;

import io.sluice.text.SymbolKind;

/**
 * What a model predicts one of at a time.
 *
 * @param noun in full
 * @param abbreviation where there is little room
 */
public record Unit(String noun, String abbreviation) {
  /** What taggers label. */
  public static final Unit TOKEN = new Unit("token", "token");

  /** What language models continue with. */
  public static Unit of(SymbolKind kind) {
    return switch (kind) {
      case CHARACTERS -> new Unit("character", "char");
      case BYTES -> new Unit("byte", "byte");
      case WORDS, PUNCTUATED_WORDS -> new Unit("word", "word");
    };
  }
}
