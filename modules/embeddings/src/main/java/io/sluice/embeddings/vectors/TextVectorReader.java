package io.sluice.embeddings.vectors;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Rows as text: a word, then its numbers, separated by blanks or tabs. Fields are counted from the
 * end, because some sets hold words with blanks in them.
 */
final class TextVectorReader {
  private final VectorInput input;
  private final VectorCollector rows;
  private final DecimalText number = new DecimalText();
  private int[] starts = new int[0];
  private long read;

  TextVectorReader(VectorInput input, VectorCollector rows) {
    this.input = input;
    this.rows = rows;
  }

  /** The place after the last byte that is no blank. */
  static int withoutBlanks(byte[] bytes, int from, int to) {
    int end = to;
    while (end > from && isBlank(bytes[end - 1])) {
      end--;
    }
    return end;
  }

  /** The place where the field begins that ends at {@code end}. */
  static int fieldStart(byte[] bytes, int from, int end) {
    int start = end;
    while (start > from && !isBlank(bytes[start - 1])) {
      start--;
    }
    return start;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  void readWithHead() throws IOException {
    VectorHead head = VectorHead.read(input);
    rows.dimension(head.dimension(), input.where());
    readRows();
    if (read != head.rows()) {
      throw new VectorFormatException(
          input.name(),
          "line 1 promises %d rows, the file has %d; it is cut off, or correct line 1"
              .formatted(head.rows(), read));
    }
  }

  void readRows() throws IOException {
    for (int length = input.line(); length >= 0; length = input.line()) {
      byte[] bytes = input.window();
      int from = input.from();
      int end = withoutBlanks(bytes, from, from + length);
      if (rows.dimension() == 0) {
        rows.dimension(numbers(bytes, from, end), input.where());
      }
      row(bytes, from, end);
      read++;
      input.endLine(length);
    }
  }

  /** Fields after the first. */
  private long numbers(byte[] bytes, int from, int end) throws VectorFormatException {
    long fields = 0;
    for (int at = end; at > from; at = withoutBlanks(bytes, from, at)) {
      at = fieldStart(bytes, from, at);
      fields++;
    }
    if (fields < 2) {
      throw new VectorFormatException(
          input.where(), "expected a word and its numbers, found " + shown(bytes, from, end));
    }
    return fields - 1;
  }

  private void row(byte[] bytes, int from, int end) throws VectorFormatException {
    int dimension = rows.dimension();
    if (starts.length < dimension + 1) {
      starts = new int[dimension + 1];
    }
    starts[dimension] = end;
    int at = end;
    for (int i = dimension - 1; i >= 0; i--) {
      int start = fieldStart(bytes, from, at);
      if (start == from) {
        throw new VectorFormatException(
            input.where(),
            "expected a word and %d numbers, found %d: %s"
                .formatted(dimension, dimension - 1 - i, shown(bytes, from, end)));
      }
      starts[i] = start;
      at = withoutBlanks(bytes, from, start);
    }
    refuseFurtherNumber(bytes, from, at);
    if (rows.begin(bytes, from, at, input.where())) {
      float[] values = rows.values();
      int offset = rows.offset();
      for (int i = 0; i < dimension; i++) {
        int stop = withoutBlanks(bytes, starts[i], starts[i + 1]);
        if (!number.read(bytes, starts[i], stop)) {
          throw new VectorFormatException(
              input.where(),
              "expected %d numbers after the word, found %s as number %d"
                  .formatted(dimension, shown(bytes, starts[i], stop), i + 1));
        }
        values[offset + i] = number.value();
      }
      rows.end(input.where());
    }
  }

  /** A word with a blank in it is fine, a number with a point at its end is one number too many. */
  private void refuseFurtherNumber(byte[] bytes, int from, int end) throws VectorFormatException {
    int start = fieldStart(bytes, from, end);
    if (start == from || !number.read(bytes, start, end)) {
      return;
    }
    for (int i = start; i < end; i++) {
      if (bytes[i] == '.') {
        throw new VectorFormatException(
            input.where(),
            "expected a word and %d numbers, found more".formatted(rows.dimension()));
      }
    }
  }

  private static String shown(byte[] bytes, int from, int end) {
    int length = Math.min(40, end - from);
    StringBuilder out = new StringBuilder("\"");
    new String(bytes, from, length, StandardCharsets.UTF_8)
        .codePoints()
        .forEach(c -> out.appendCodePoint(Character.isISOControl(c) ? '\ufffd' : c));
    return out.append(length < end - from ? "…\"" : "\"").toString();
  }
}
