package io.sluice.text;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a language model's symbols are. */
public enum SymbolKind {
  /** Unicode code points. */
  CHARACTERS("characters"),
  /** Bytes of UTF-8. */
  BYTES("bytes"),
  /** Words between white space; a line end is {@code <eos>}. */
  WORDS("words"),
  /** Words with punctuation marks and contractions split off; a line end is {@code <eos>}. */
  PUNCTUATED_WORDS("punctuated-words");

  private final String label;

  SymbolKind(String label) {
    this.label = label;
  }

  /** The name used in configurations and model files. */
  public String label() {
    return label;
  }

  /** Whether symbols are words of one sort or the other. */
  public boolean isWords() {
    return this == WORDS || this == PUNCTUATED_WORDS;
  }

  /** The kind with this {@link #label()}. */
  public static SymbolKind of(String label) {
    for (SymbolKind kind : values()) {
      if (kind.label.equals(label)) {
        return kind;
      }
    }
    throw new IllegalArgumentException(
        "unknown kind of symbols \""
            + label
            + "\", expected one of "
            + Arrays.stream(values()).map(SymbolKind::label).collect(Collectors.joining(", ")));
  }

  /** The codec of this kind over {@code vocabulary}; the counterpart of the codec's accessors. */
  public SymbolCodec codec(Vocabulary vocabulary) {
    return switch (this) {
      case CHARACTERS -> SymbolCodec.characters(vocabulary);
      case BYTES -> ByteCodec.checked(vocabulary);
      case WORDS -> SymbolCodec.words(vocabulary);
      case PUNCTUATED_WORDS -> SymbolCodec.punctuatedWords(vocabulary);
    };
  }

  /**
   * Counts the symbols of a text of any length, the first of the two passes over a corpus; add the
   * counts of several texts with {@link SymbolCounts#addAll}.
   */
  public SymbolCounts count(Reader text) throws IOException {
    SymbolCounts counts = new SymbolCounts();
    switch (this) {
      case CHARACTERS -> CharacterCodec.count(text, counts);
      case BYTES -> ByteCodec.count(text, counts);
      case WORDS, PUNCTUATED_WORDS -> WordCodec.count(this, text, counts);
    }
    return counts;
  }
}
