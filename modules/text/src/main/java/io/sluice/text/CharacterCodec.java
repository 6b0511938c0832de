package io.sluice.text;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/**
 * Symbols are Unicode code points. A lone surrogate is never a symbol: it is unknown like any
 * character outside the vocabulary.
 */
final class CharacterCodec implements SymbolCodec {
  private static final int PAGE_BITS = 8;

  private final Vocabulary vocabulary;
  private final CodePointIndex index = new CodePointIndex();

  CharacterCodec(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    for (int id = 0; id < vocabulary.size(); id++) {
      String symbol = vocabulary.symbol(id);
      if (symbol.codePointCount(0, symbol.length()) != 1
          || SymbolNames.isSurrogate(symbol.codePointAt(0))) {
        throw new IllegalArgumentException(
            "a character vocabulary holds single characters only, but symbol "
                + id
                + " is "
                + SymbolNames.describe(symbol));
      }
      index.put(symbol.codePointAt(0), id);
    }
  }

  @Override
  public SymbolKind kind() {
    return SymbolKind.CHARACTERS;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public OptionalInt lineEnd() {
    return vocabulary.find("\n");
  }

  @Override
  public SymbolTally encode(Reader text, IntConsumer target, Consumer<String> listener)
      throws IOException {
    CodePointReader reader = new CodePointReader(text);
    int unknownId = vocabulary.unknown().orElse(CodePointIndex.MISSING);
    long symbols = 0;
    long unknown = 0;
    for (int codePoint = reader.read();
        codePoint != CodePointReader.END;
        codePoint = reader.read()) {
      int id = index.get(codePoint);
      if (id == CodePointIndex.MISSING) {
        if (unknownId == CodePointIndex.MISSING) {
          throw new UnknownSymbolException(
              Character.toString(codePoint), reader.position(), vocabulary.size());
        }
        id = unknownId;
        unknown++;
        listener.accept(Character.toString(codePoint));
      }
      target.accept(id);
      symbols++;
    }
    return new SymbolTally(symbols, unknown);
  }

  @Override
  public List<String> unknown(CharSequence text) {
    return text.codePoints()
        .mapToObj(Character::toString)
        .filter(character -> vocabulary.find(character).isEmpty())
        .toList();
  }

  @Override
  public StreamDecoder streamDecoder() {
    return new StreamDecoder() {
      @Override
      public String append(int id) {
        return vocabulary.symbol(id);
      }

      @Override
      public String finish() {
        return "";
      }
    };
  }

  /**
   * Counts code points, page by page of those that occur; a lone surrogate counts as the unknown
   * character.
   */
  static void count(Reader text, SymbolCounts counts) throws IOException {
    long[][] pages = new long[(Character.MAX_CODE_POINT >> PAGE_BITS) + 1][0];
    CodePointReader reader = new CodePointReader(text);
    for (int codePoint = reader.read();
        codePoint != CodePointReader.END;
        codePoint = reader.read()) {
      int shown = SymbolNames.isSurrogate(codePoint) ? 0xfffd : codePoint;
      int page = shown >> PAGE_BITS;
      if (pages[page].length == 0) {
        pages[page] = new long[1 << PAGE_BITS];
      }
      pages[page][shown & ((1 << PAGE_BITS) - 1)]++;
    }
    for (int page = 0; page < pages.length; page++) {
      for (int i = 0; i < pages[page].length; i++) {
        if (pages[page][i] > 0) {
          counts.add(Character.toString((page << PAGE_BITS) + i), pages[page][i]);
        }
      }
    }
  }
}
