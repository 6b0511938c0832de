package io.sluice.text;

import java.io.IOException;
import java.io.Reader;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntConsumer;

/**
 * Symbols are Unicode code points. A lone surrogate is never a symbol: it is unknown like any
 * character outside the vocabulary.
 */
final class CharacterCodec implements SymbolCodec {
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
  public SymbolTally encode(Reader text, IntConsumer target) throws IOException {
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
      }
      target.accept(id);
      symbols++;
    }
    return new SymbolTally(symbols, unknown);
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

  /** Counts code points; a lone surrogate counts as the unknown character. */
  static void count(Reader text, SymbolCounts counts) throws IOException {
    long[] common = new long[256];
    Map<Integer, Long> rare = new HashMap<>();
    CodePointReader reader = new CodePointReader(text);
    for (int codePoint = reader.read();
        codePoint != CodePointReader.END;
        codePoint = reader.read()) {
      if (codePoint < common.length) {
        common[codePoint]++;
      } else {
        int shown = SymbolNames.isSurrogate(codePoint) ? 0xfffd : codePoint;
        rare.merge(shown, 1L, Long::sum);
      }
    }
    for (int codePoint = 0; codePoint < common.length; codePoint++) {
      if (common[codePoint] > 0) {
        counts.add(Character.toString(codePoint), common[codePoint]);
      }
    }
    rare.forEach((codePoint, count) -> counts.add(Character.toString(codePoint), count));
  }
}
