package io.sluice.corpora;

import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolCounts;
import io.sluice.text.SymbolKind;
import io.sluice.text.Vocabulary;
import io.sluice.text.VocabularyLimits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A corpus ready to train on: the codec made from its training text, and both parts encoded.
 *
 * <p>Made in streaming passes: count the symbols, choose the vocabulary, encode. The vocabulary
 * comes from the training text alone; if characters of the validation text are missing in it, it
 * gets the unknown symbol, so validation charges for them. Or the codec is given, that of a model
 * which is to learn the text.
 *
 * @param codec between text and ids
 * @param train what is learned from
 * @param validation what is only measured
 */
public record EncodedCorpus(SymbolCodec codec, EncodedText train, EncodedText validation) {

  /** Encodes into memory; for small corpora. */
  public static EncodedCorpus inMemory(CorpusSplit split, SymbolKind kind, VocabularyLimits limits)
      throws IOException {
    CorpusSplit.Parts parts = split.parts();
    SymbolCodec codec = codec(parts, kind, limits);
    return new EncodedCorpus(
        codec,
        EncodedText.inMemory(parts.train(), codec),
        EncodedText.inMemory(parts.validation(), codec));
  }

  /**
   * Encodes into files below {@code cache}, or opens them if the same corpus was encoded in the
   * same way before, wherever it lay then. Works for texts larger than memory.
   *
   * @throws IOException also if a file of the corpus changes meanwhile; nothing is kept of it then
   */
  public static EncodedCorpus cached(
      CorpusSplit split, SymbolKind kind, VocabularyLimits limits, Path cache) throws IOException {
    return cached(split, kind, limits, cache, () -> {});
  }

  /**
   * The same.
   *
   * @param begun is run once before anything is encoded; not if all was encoded before
   */
  public static EncodedCorpus cached(
      CorpusSplit split, SymbolKind kind, VocabularyLimits limits, Path cache, Runnable begun)
      throws IOException {
    String key = key(split, kind, limits.toString());
    Path directory = cache.resolve(key);
    Path vocabularyFile = directory.resolve("vocabulary.txt");
    OnceParts parts = new OnceParts(split, begun);
    SymbolCodec codec;
    if (Files.isRegularFile(vocabularyFile)) {
      codec = kind.codec(read(vocabularyFile));
    } else {
      codec = codec(parts.get(), kind, limits);
      parts.get().train().requireUnchanged();
      parts.get().validation().requireUnchanged();
      write(codec.vocabulary(), vocabularyFile);
    }
    return encoded(parts, codec, key, directory);
  }

  /** As {@link #cached(CorpusSplit, SymbolKind, VocabularyLimits, Path)}, with a given codec. */
  public static EncodedCorpus cached(CorpusSplit split, SymbolCodec codec, Path cache)
      throws IOException {
    return cached(split, codec, cache, () -> {});
  }

  /**
   * The same.
   *
   * @param begun is run once before anything is encoded; not if all was encoded before
   */
  public static EncodedCorpus cached(
      CorpusSplit split, SymbolCodec codec, Path cache, Runnable begun) throws IOException {
    String key = key(split, codec.kind(), codec.vocabulary().checksum());
    return encoded(new OnceParts(split, begun), codec, key, cache.resolve(key));
  }

  private static EncodedCorpus encoded(
      OnceParts parts, SymbolCodec codec, String key, Path directory) throws IOException {
    Path train = directory.resolve("train.ids");
    Path validation = directory.resolve("validation.ids");
    EncodedCorpus corpus =
        new EncodedCorpus(
            codec,
            EncodedFile.encodeOrOpen(() -> parts.get().train(), key, codec, train),
            EncodedFile.encodeOrOpen(() -> parts.get().validation(), key, codec, validation));
    SourceNote.write(parts.name(), directory);
    return corpus;
  }

  /**
   * Finds the parts when they are first needed, and then once: it may take passes over the text.
   */
  private static final class OnceParts {
    private final CorpusSplit split;
    private final Runnable begun;
    private CorpusSplit.@Nullable Parts parts;

    OnceParts(CorpusSplit split, Runnable begun) {
      this.split = split;
      this.begun = begun;
    }

    String name() {
      return split.name();
    }

    CorpusSplit.Parts get() throws IOException {
      CorpusSplit.Parts found = parts;
      if (found == null) {
        begun.run();
        found = split.parts();
        parts = found;
      }
      return found;
    }
  }

  /**
   * @param vocabulary how it is chosen, or the checksum of a given one
   */
  private static String key(CorpusSplit split, SymbolKind kind, String vocabulary)
      throws IOException {
    String description = split.stamp() + "\n" + kind.label() + "\n" + vocabulary;
    return Checksums.sha256(description.getBytes(StandardCharsets.UTF_8)).substring(0, 32);
  }

  private static SymbolCodec codec(
      CorpusSplit.Parts parts, SymbolKind kind, VocabularyLimits limits) throws IOException {
    SymbolCounts counts = count(parts.train(), kind);
    Vocabulary vocabulary = counts.toVocabulary(kind, limits);
    if (kind == SymbolKind.CHARACTERS && vocabulary.unknown().isEmpty()) {
      for (String symbol : count(parts.validation(), kind).byFrequency()) {
        if (vocabulary.find(symbol).isEmpty()) {
          vocabulary = counts.toVocabulary(kind, limits.alwaysWithUnknown());
          break;
        }
      }
    }
    return kind.codec(vocabulary);
  }

  private static SymbolCounts count(TextSource text, SymbolKind kind) throws IOException {
    try (Reader reader = text.open()) {
      return kind.count(reader);
    } catch (IllegalArgumentException e) {
      throw new IOException(text + ": " + e.getMessage(), e);
    }
  }

  private static Vocabulary read(Path file) throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return Vocabulary.read(reader, file.toString());
    }
  }

  private static void write(Vocabulary vocabulary, Path file) throws IOException {
    AtomicFile.write(
        file,
        temporary -> {
          try (Writer writer = Files.newBufferedWriter(temporary)) {
            vocabulary.write(writer);
          }
          return file;
        });
  }
}
