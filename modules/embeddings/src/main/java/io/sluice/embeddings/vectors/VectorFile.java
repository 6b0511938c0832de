package io.sluice.embeddings.vectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Files of word vectors, in any {@link VectorFormat}, compressed or not.
 *
 * <pre>{@code
 * WordVectors all = VectorFile.read(path);
 * WordVectors some = VectorFile.read(path, VectorFile.formsOf(words));
 * }</pre>
 *
 * <p>Of a word that stands twice the first vector counts, and bytes that are not UTF-8 are read as
 * U+FFFD; both are logged. Values must be finite. A row count in the head of a file must be right,
 * but no memory is reserved on its word.
 */
public final class VectorFile {
  private VectorFile() {}

  /** Reads all rows of a file whose format is found out. */
  public static WordVectors read(Path file) throws IOException {
    return read(file, word -> true);
  }

  /** Reads the wanted rows of a file whose format is found out; others are passed over. */
  public static WordVectors read(Path file, Predicate<String> wanted) throws IOException {
    try (VectorInput input = open(file)) {
      return read(input, FormatDetector.detect(input), wanted);
    }
  }

  /**
   * Reads the wanted rows; others are passed over.
   *
   * @throws VectorFormatException if the file does not follow the format
   */
  public static WordVectors read(Path file, VectorFormat format, Predicate<String> wanted)
      throws IOException {
    try (VectorInput input = open(file)) {
      return read(input, format, wanted);
    }
  }

  /** Whether {@link #map} takes this file, by its beginning. */
  public static boolean canMap(Path file) throws IOException {
    try (VectorInput input = open(file)) {
      return canMap(input);
    }
  }

  private static boolean canMap(VectorInput input) throws IOException {
    return !input.packed() && FormatDetector.detect(input) == VectorFormat.WORD2VEC_BINARY;
  }

  /**
   * Maps all rows of a file in format {@link VectorFormat#WORD2VEC_BINARY} that is not compressed.
   * Words and places are kept on the heap; numbers stay in the file, which must not change.
   *
   * @throws VectorFormatException if the file is of another format, or compressed
   */
  public static WordVectors map(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file);
        VectorInput input = open(file)) {
      if (!canMap(input)) {
        throw new VectorFormatException(
            file.toString(),
            "only word2vec-binary that is not compressed can be mapped; convert it to that first");
      }
      VectorCollector rows = VectorCollector.ofPlaces(input.name());
      new BinaryVectorReader(input, rows).read();
      return rows.finish(channel);
    }
  }

  /** The format of a file, from its beginning. */
  public static VectorFormat detect(Path file) throws IOException {
    try (VectorInput input = open(file)) {
      return FormatDetector.detect(input);
    }
  }

  /** Accepts all forms under which some words are looked up; see {@link WordForms}. */
  public static Predicate<String> formsOf(Collection<String> words) {
    Set<String> forms = new HashSet<>();
    words.forEach(word -> forms.addAll(WordForms.of(word)));
    return forms::contains;
  }

  private static VectorInput open(Path file) throws IOException {
    InputStream stream = Files.newInputStream(file);
    return VectorInput.of(stream, file.toString());
  }

  private static WordVectors read(VectorInput input, VectorFormat format, Predicate<String> wanted)
      throws IOException {
    VectorCollector rows = VectorCollector.ofRows(input.name(), wanted);
    switch (format) {
      case GLOVE_TEXT -> new TextVectorReader(input, rows).readRows();
      case WORD2VEC_TEXT -> new TextVectorReader(input, rows).readWithHead();
      case WORD2VEC_BINARY -> new BinaryVectorReader(input, rows).read();
    }
    return rows.finish();
  }
}
