package io.sluice.language.training;

import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolCounts;
import io.sluice.text.SymbolKind;
import io.sluice.text.SymbolSequence;
import io.sluice.text.VocabularyLimits;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;

/** Small texts with their codecs. */
final class Texts {
  static final String FOX = "the quick brown fox jumps over the lazy dog.\n";

  private Texts() {}

  static SymbolCodec codec(SymbolKind kind, String text) {
    try {
      SymbolCounts counts = kind.count(new StringReader(text));
      return kind.codec(counts.toVocabulary(kind, VocabularyLimits.NONE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SymbolSequence encode(SymbolCodec codec, String text) {
    return SymbolSequence.of(codec.encode(text));
  }
}
