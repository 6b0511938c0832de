package io.sluice.text;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Turns text into the symbol ids a language model reads and predicts, and back.
 *
 * <p>A closed family: {@linkplain #characters characters} (Unicode code points), {@linkplain #bytes
 * bytes} (of UTF-8) and {@linkplain #words words} (one sentence a line, a line end is {@code
 * <eos>}). A codec is determined by its {@link #kind()} and its {@link #vocabulary()}; saving those
 * two and calling {@link SymbolKind#codec} restores it.
 *
 * <p>Codecs are immutable and safe to share between threads. For characters and bytes {@code
 * decode(encode(text))} equals {@code text} when no symbol was unknown; words are detokenized, so
 * only the words and line ends survive, not the exact white space.
 */
public sealed interface SymbolCodec permits CharacterCodec, ByteCodec, WordCodec {

  /** What the symbols are; its {@link SymbolKind#label()} is the name used in files. */
  SymbolKind kind();

  /** All symbols; ids run from 0 to {@code size() - 1}. */
  Vocabulary vocabulary();

  /**
   * Encodes all of {@code text} and passes each id to {@code target} as soon as it is known; memory
   * does not grow with the length of the text. The reader is not closed.
   *
   * @return how many symbols were passed on, and how many of them stand for unknown ones
   * @throws UnknownSymbolException if a symbol is not in the vocabulary and the vocabulary has no
   *     unknown symbol
   * @throws MalformedTextException if the text cannot be expressed in this kind of symbol at all
   */
  default SymbolTally encode(Reader text, IntConsumer target) throws IOException {
    return encode(text, target, symbol -> {});
  }

  /**
   * As {@link #encode(Reader, IntConsumer)}; {@code unknown} hears every symbol that is not in the
   * vocabulary, as it stands in the text, right before the id that stands for it is passed on.
   */
  SymbolTally encode(Reader text, IntConsumer target, Consumer<String> unknown) throws IOException;

  /** Starts decoding a stream of ids, for text that is shown while it is generated. */
  StreamDecoder streamDecoder();

  /**
   * The symbol that ends a line: {@code <eos>} for words, the newline for characters (if the
   * vocabulary has it) and bytes. A good context to start from when there is no prompt.
   */
  OptionalInt lineEnd();

  /**
   * Encodes a text that fits in memory; unknown symbols become the vocabulary's unknown symbol.
   *
   * @throws UnknownSymbolException if the vocabulary has no unknown symbol and one is needed
   */
  default int[] encode(CharSequence text) {
    IntBuilder ids = new IntBuilder(text.length());
    encodeInMemory(text, ids::add);
    return ids.toArray();
  }

  /** Counts the symbols of {@code text} and how many of them are unknown, without keeping them. */
  default SymbolTally tally(CharSequence text) {
    return encodeInMemory(text, id -> {});
  }

  /**
   * The symbols of a text that are not in the vocabulary, each as often as it stands there; the
   * unknown symbol itself is one of them only if the vocabulary lacks it.
   */
  List<String> unknown(CharSequence text);

  /** The text of the symbols {@code ids}; the same as streaming them one by one. */
  default String decode(int... ids) {
    StreamDecoder decoder = streamDecoder();
    StringBuilder text = new StringBuilder(ids.length);
    for (int id : ids) {
      text.append(decoder.append(id));
    }
    return text.append(decoder.finish()).toString();
  }

  /**
   * Symbols are Unicode code points, so an emoji is one symbol, not two.
   *
   * @param vocabulary symbols of exactly one code point each; if it has an unknown symbol, that is
   *     by convention {@link Vocabulary#UNKNOWN_CHARACTER}
   */
  static SymbolCodec characters(Vocabulary vocabulary) {
    return new CharacterCodec(vocabulary);
  }

  /** Symbols are the 256 values of a byte of UTF-8; nothing is ever unknown. */
  static SymbolCodec bytes() {
    return ByteCodec.INSTANCE;
  }

  /**
   * Symbols are words between white space, as in text that is already tokenized (Penn Treebank).
   *
   * @param vocabulary must contain {@link Vocabulary#END_OF_SENTENCE}
   */
  static SymbolCodec words(Vocabulary vocabulary) {
    return new WordCodec(SymbolKind.WORDS, vocabulary);
  }

  /**
   * Symbols are words and punctuation marks of ordinary prose: {@code "Don't!"} is {@code Do n't !}
   *
   * @param vocabulary must contain {@link Vocabulary#END_OF_SENTENCE}
   */
  static SymbolCodec punctuatedWords(Vocabulary vocabulary) {
    return new WordCodec(SymbolKind.PUNCTUATED_WORDS, vocabulary);
  }

  private SymbolTally encodeInMemory(CharSequence text, IntConsumer target) {
    try {
      return encode(new StringReader(text.toString()), target);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory failed", e);
    }
  }
}
