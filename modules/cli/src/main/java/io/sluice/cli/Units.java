package io.sluice.cli;

import io.sluice.text.SymbolKind;

/**
 * What a symbol is called.
 *
 * @param noun in full
 * @param abbreviation where there is little room
 */
record Units(String noun, String abbreviation) {
  static Units of(SymbolKind kind) {
    return switch (kind) {
      case CHARACTERS -> new Units("character", "char");
      case BYTES -> new Units("byte", "byte");
      case WORDS, PUNCTUATED_WORDS -> new Units("word", "word");
    };
  }
}
