package io.sluice.text;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Symbols are the bytes of UTF-8; the id of a symbol is the value of the byte. */
final class ByteCodec implements SymbolCodec {
  static final ByteCodec INSTANCE = new ByteCodec();

  private final Vocabulary vocabulary;

  private ByteCodec() {
    List<String> symbols = new ArrayList<>(256);
    for (int value = 0; value < 256; value++) {
      boolean printable = value > 0x20 && value < 0x7f;
      symbols.add(
          printable ? Character.toString(value) : String.format(Locale.ROOT, "<0x%02X>", value));
    }
    vocabulary = Vocabulary.of(symbols);
  }

  /** The codec, after checking that {@code vocabulary} is the one it was saved with. */
  static ByteCodec checked(Vocabulary vocabulary) {
    if (!vocabulary.equals(INSTANCE.vocabulary)) {
      throw new IllegalArgumentException(
          "bytes have a fixed vocabulary of 256 symbols, but was given another one with "
              + vocabulary.size());
    }
    return INSTANCE;
  }

  @Override
  public SymbolKind kind() {
    return SymbolKind.BYTES;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public OptionalInt lineEnd() {
    return OptionalInt.of('\n');
  }

  @Override
  public SymbolTally encode(Reader text, IntConsumer target, Consumer<String> listener)
      throws IOException {
    CodePointReader reader = new CodePointReader(text);
    long symbols = 0;
    for (int c = reader.read(); c != CodePointReader.END; c = reader.read()) {
      symbols += encode(c, reader, target);
    }
    return new SymbolTally(symbols, 0);
  }

  private static int encode(int c, CodePointReader reader, IntConsumer target) {
    if (c < 0x80) {
      target.accept(c);
      return 1;
    }
    if (c < 0x800) {
      target.accept(0xc0 | c >> 6);
      target.accept(0x80 | c & 0x3f);
      return 2;
    }
    if (SymbolNames.isSurrogate(c)) {
      throw new MalformedTextException(
          reader.position(),
          SymbolNames.describe(Character.toString(c)) + " cannot be written as UTF-8; remove it");
    }
    if (c < 0x10000) {
      target.accept(0xe0 | c >> 12);
      target.accept(0x80 | c >> 6 & 0x3f);
      target.accept(0x80 | c & 0x3f);
      return 3;
    }
    target.accept(0xf0 | c >> 18);
    target.accept(0x80 | c >> 12 & 0x3f);
    target.accept(0x80 | c >> 6 & 0x3f);
    target.accept(0x80 | c & 0x3f);
    return 4;
  }

  @Override
  public List<String> unknown(CharSequence text) {
    return List.of();
  }

  @Override
  public StreamDecoder streamDecoder() {
    return new Utf8StreamDecoder();
  }

  static void count(Reader text, SymbolCounts counts) throws IOException {
    long[] byValue = new long[256];
    INSTANCE.encode(text, value -> byValue[value]++);
    for (int value = 0; value < byValue.length; value++) {
      if (byValue[value] > 0) {
        counts.add(INSTANCE.vocabulary.symbol(value), byValue[value]);
      }
    }
  }
}
