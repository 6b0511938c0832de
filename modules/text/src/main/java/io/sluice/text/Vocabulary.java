package io.sluice.text;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The symbols a model knows, numbered from 0. Immutable.
 *
 * <p>An optional unknown symbol stands in for everything else. Two vocabularies are equal if they
 * have the same symbols in the same order and the same unknown symbol.
 */
public final class Vocabulary {
  /** Stands in for unknown words. */
  public static final String UNKNOWN_WORD = "<unk>";

  /** Stands in for unknown characters: U+FFFD, the replacement character. */
  public static final String UNKNOWN_CHARACTER = "\ufffd";

  /** Ends a sentence, that is a line, in word vocabularies. */
  public static final String END_OF_SENTENCE = "<eos>";

  /** More symbols than this are refused. */
  public static final int MAXIMUM_SIZE = 1 << 23;

  /** Longer symbols than this, in UTF-16 units, are refused. */
  public static final int LONGEST_SYMBOL = 4096;

  private final List<String> symbols;
  private final Map<String, Integer> ids;
  private final OptionalInt unknown;

  private Vocabulary(List<String> symbols, OptionalInt unknown) {
    if (symbols.isEmpty() || symbols.size() > MAXIMUM_SIZE) {
      throw new IllegalArgumentException(
          "a vocabulary has 1.." + MAXIMUM_SIZE + " symbols, was given " + symbols.size());
    }
    checkLengths(symbols);
    this.symbols = List.copyOf(symbols);
    this.unknown = unknown;
    this.ids = new HashMap<>(symbols.size() * 2);
    for (int id = 0; id < symbols.size(); id++) {
      String symbol = this.symbols.get(id);
      Integer earlier = ids.put(symbol, id);
      if (earlier != null) {
        throw new IllegalArgumentException(
            SymbolNames.describe(symbol) + " stands twice, as symbol " + earlier + " and " + id);
      }
    }
  }

  static void checkLengths(List<String> symbols) {
    for (int id = 0; id < symbols.size(); id++) {
      int length = symbols.get(id).length();
      if (length == 0 || length > LONGEST_SYMBOL) {
        throw new IllegalArgumentException(
            "symbol " + id + " has length " + length + ", expected 1.." + LONGEST_SYMBOL);
      }
    }
  }

  /** A vocabulary without an unknown symbol: what is not in it cannot be encoded. */
  public static Vocabulary of(List<String> symbols) {
    return new Vocabulary(symbols, OptionalInt.empty());
  }

  /**
   * A vocabulary with an unknown symbol.
   *
   * @param unknown one of {@code symbols}
   */
  public static Vocabulary of(List<String> symbols, String unknown) {
    int id = symbols.indexOf(unknown);
    if (id < 0) {
      throw new IllegalArgumentException(
          "the unknown symbol, "
              + SymbolNames.describe(unknown)
              + ", must be one of the "
              + symbols.size()
              + " symbols");
    }
    return new Vocabulary(symbols, OptionalInt.of(id));
  }

  /** Number of symbols. */
  public int size() {
    return symbols.size();
  }

  /** All symbols; the place in the list is the id. */
  public List<String> symbols() {
    return symbols;
  }

  /**
   * The symbol with number {@code id}.
   *
   * @throws IndexOutOfBoundsException if there is none
   */
  public String symbol(int id) {
    return symbols.get(id);
  }

  /** The id of {@code symbol} if the vocabulary contains it; never the unknown symbol's instead. */
  public OptionalInt find(String symbol) {
    Integer id = ids.get(symbol);
    return id == null ? OptionalInt.empty() : OptionalInt.of(id);
  }

  /** The id of the symbol that stands in for all others, if there is one. */
  public OptionalInt unknown() {
    return unknown;
  }

  /** SHA-256, in hexadecimal, of what {@link #write} writes. */
  public String checksum() {
    StringWriter text = new StringWriter();
    try {
      write(text);
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  /** Writes one line of description, then one JSON string a line; see {@link VocabularyFile}. */
  public void write(Writer target) throws IOException {
    VocabularyFile.write(this, target);
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @param name of the source, for messages
   * @throws VocabularyFormatException if it is anything else
   */
  public static Vocabulary read(Reader source, String name) throws IOException {
    return VocabularyFile.read(source, name);
  }

  /**
   * The symbols of what {@link #write} wrote without numbering them, for who does that himself: a
   * symbol that stands twice is not refused.
   *
   * @param name of the source, for messages
   * @throws VocabularyFormatException if it is anything else
   */
  public static List<String> readSymbols(Reader source, String name) throws IOException {
    return VocabularyFile.symbols(source, name);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vocabulary v && symbols.equals(v.symbols) && unknown.equals(v.unknown);
  }

  @Override
  public int hashCode() {
    return symbols.hashCode();
  }

  @Override
  public String toString() {
    return "Vocabulary of " + size() + " symbols";
  }
}
