package io.sluice.embeddings.vectors;

import io.sluice.model.AtomicFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/**
 * Writes files of word vectors. What is written is read again as the same words with the same
 * numbers, bit by bit, in any format.
 */
public final class VectorWriter {
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final VectorFormat format;

  private VectorWriter(OutputStream out, VectorFormat format) {
    this.out = out;
    this.format = format;
  }

  /**
   * Writes a file, compressed if its name ends with {@code .gz}. It is whole or not there.
   *
   * @throws IllegalArgumentException if a word is one that no format can hold
   */
  public static void write(WordVectors vectors, VectorFormat format, Path file) throws IOException {
    for (String word : vectors.words()) {
      if (!canHold(word)) {
        throw new IllegalArgumentException(
            "files of vectors cannot hold the word \"" + word + "\"; leave it out");
      }
    }
    boolean packed = file.toString().endsWith(".gz");
    AtomicFile.stream(
        file,
        raw -> {
          try (OutputStream out =
              new BufferedOutputStream(packed ? new GZIPOutputStream(raw, BUFFER) : raw, BUFFER)) {
            new VectorWriter(out, format).write(vectors);
          }
        });
  }

  /**
   * Whether files of vectors can hold a word: it is not empty or overlong, well-formed Unicode, and
   * without blanks, tabs and line ends.
   */
  public static boolean canHold(String word) {
    if (word.isEmpty() || word.chars().anyMatch(c -> c == ' ' || (c >= '\t' && c <= '\r'))) {
      return false;
    }
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    return bytes.length <= VectorCollector.LONGEST_WORD
        && new String(bytes, StandardCharsets.UTF_8).equals(word);
  }

  private void write(WordVectors vectors) throws IOException {
    if (format != VectorFormat.GLOVE_TEXT) {
      text(vectors.size() + " " + vectors.dimension() + "\n");
    }
    ByteBuffer numbers =
        ByteBuffer.allocate(vectors.dimension() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int row = 0; row < vectors.size(); row++) {
      text(vectors.words().get(row));
      if (format == VectorFormat.WORD2VEC_BINARY) {
        out.write(' ');
        numbers.asFloatBuffer().put(vectors.rows(), row * vectors.dimension(), vectors.dimension());
        out.write(numbers.array());
      } else {
        for (int i = 0; i < vectors.dimension(); i++) {
          text(" " + vectors.rows()[row * vectors.dimension() + i]);
        }
      }
      out.write('\n');
    }
  }

  private void text(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
