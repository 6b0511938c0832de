package io.sluice.embeddings.vectors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Rows of word2vec's binary files: a word, a blank, numbers, and in some files a line end. */
final class BinaryVectorReader {
  private final VectorInput input;
  private final VectorCollector rows;

  BinaryVectorReader(VectorInput input, VectorCollector rows) {
    this.input = input;
    this.rows = rows;
  }

  void read() throws IOException {
    VectorHead head = VectorHead.read(input);
    rows.dimension(head.dimension(), input.where());
    for (long row = 1; row <= head.rows(); row++) {
      String where = input.name() + ": row " + row;
      skipLineEnds();
      row(where, head.rows());
    }
    skipLineEnds();
    if (input.need(1)) {
      throw new VectorFormatException(
          input.name(), "line 1 promises %d rows, the file has more".formatted(head.rows()));
    }
  }

  private void skipLineEnds() throws IOException {
    while (input.need(1) && input.window()[input.from()] == '\n') {
      input.skip(1);
    }
  }

  private void row(String where, long promised) throws IOException {
    int length = wordLength(where, promised);
    int bytes = rows.dimension() * Float.BYTES;
    if (!input.need(length + 1 + bytes)) {
      throw cutOff(where, promised);
    }
    int from = input.from();
    if (rows.begin(input.window(), from, from + length, where)) {
      ByteBuffer.wrap(input.window(), from + length + 1, bytes)
          .order(ByteOrder.LITTLE_ENDIAN)
          .asFloatBuffer()
          .get(rows.values(), rows.offset(), rows.dimension());
      rows.end(where);
      rows.place(input.position() + length + 1);
    }
    input.skip(length + 1 + bytes);
  }

  private int wordLength(String where, long promised) throws IOException {
    input.need(VectorCollector.LONGEST_WORD + 1);
    byte[] window = input.window();
    int at = input.from();
    while (at < input.to() && window[at] != ' ') {
      if (at - input.from() >= VectorCollector.LONGEST_WORD) {
        throw new VectorFormatException(
            where, "no blank after a word within %d bytes".formatted(VectorCollector.LONGEST_WORD));
      }
      at++;
    }
    if (at == input.to()) {
      throw cutOff(where, promised);
    }
    return at - input.from();
  }

  private static VectorFormatException cutOff(String where, long promised) {
    return new VectorFormatException(
        where, "the file ends here, line 1 promises %d rows; it is cut off".formatted(promised));
  }
}
