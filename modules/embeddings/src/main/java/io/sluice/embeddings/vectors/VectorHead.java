package io.sluice.embeddings.vectors;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of word2vec files: how many rows and how many numbers in each. A promise, not to
 * be believed before all rows are read.
 */
record VectorHead(long rows, long dimension) {
  private static final Pattern HEAD = Pattern.compile("(\\d{1,12})[ \\t](\\d{1,12})[ \\t\\r]*");
  private static final int LONGEST = 32;

  /** The head in a line of bytes, if it is one. */
  static Optional<VectorHead> of(byte[] bytes, int from, int length) {
    if (length > LONGEST) {
      return Optional.empty();
    }
    String line = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
    Matcher matcher = HEAD.matcher(line);
    return matcher.matches()
        ? Optional.of(
            new VectorHead(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
        : Optional.empty();
  }

  /** Reads the head at the beginning of a file. */
  static VectorHead read(VectorInput input) throws java.io.IOException {
    int length = input.line();
    Optional<VectorHead> head =
        length < 0 ? Optional.empty() : of(input.window(), input.from(), length);
    if (head.isEmpty()) {
      throw new VectorFormatException(
          input.name() + ":1", "expected the number of rows and of their numbers, as in 3000 100");
    }
    input.endLine(length);
    return head.get();
  }
}
