package io.sluice.corpora;

import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolSequence;
import io.sluice.text.SymbolTally;
import io.sluice.text.UnknownSymbolException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * A text as symbol ids with random access, in memory or in a file that is mapped piece by piece, so
 * that a text larger than memory can be trained on. Immutable; safe to share between threads.
 */
public sealed interface EncodedText extends SymbolSequence permits EncodedArray, EncodedFile {

  /** How many symbols there are, and how many of them stand for unknown ones. */
  SymbolTally tally();

  /**
   * The symbol at {@code index}.
   *
   * @throws IndexOutOfBoundsException unless {@code 0 <= index < length()}
   */
  int get(long index);

  /** Encodes a text into memory, four bytes a symbol. */
  static EncodedText inMemory(TextSource text, SymbolCodec codec) throws IOException {
    return EncodedArray.encode(text, codec);
  }

  /**
   * Encodes a text into {@code file}, one, two or four bytes a symbol, unless the file already
   * holds exactly that: the same files, unchanged, with the same vocabulary. Written under another
   * name first and moved, so the file is always whole; checked against its checksum when opened.
   */
  static EncodedText inFile(TextSource text, SymbolCodec codec, Path file) throws IOException {
    return EncodedFile.encodeOrOpen(() -> text, text.stamp(), codec, file);
  }

  /** Opens {@code text}, encodes it and passes on every id. */
  static SymbolTally stream(TextSource text, SymbolCodec codec, IntConsumer target)
      throws IOException {
    try (Reader reader = text.open()) {
      return codec.encode(reader, target);
    } catch (UnknownSymbolException e) {
      UnknownSymbolException placed = e.in(text.name(), text.inWhole(e.position()));
      throw new IOException(placed.getMessage(), placed);
    } catch (IllegalArgumentException e) {
      throw new IOException(text + ": " + e.getMessage(), e);
    }
  }
}
