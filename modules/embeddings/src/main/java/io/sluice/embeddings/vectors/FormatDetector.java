package io.sluice.embeddings.vectors;

import java.io.IOException;
import java.util.Optional;

/** Tells formats apart by the beginning of a file. */
final class FormatDetector {
  private FormatDetector() {}

  /** Looks ahead; the input stays where it is. */
  static VectorFormat detect(VectorInput input) throws IOException {
    input.fill();
    byte[] bytes = input.window();
    int end = lineEnd(bytes, input.from(), input.to());
    Optional<VectorHead> head = VectorHead.of(bytes, input.from(), end - input.from());
    if (head.isEmpty()) {
      return VectorFormat.GLOVE_TEXT;
    }
    int from = Math.min(input.to(), end + 1);
    int to = lineEnd(bytes, from, input.to());
    return from == to || isTextRow(bytes, from, to, head.get().dimension())
        ? VectorFormat.WORD2VEC_TEXT
        : VectorFormat.WORD2VEC_BINARY;
  }

  private static int lineEnd(byte[] bytes, int from, int to) {
    int end = from;
    while (end < to && bytes[end] != '\n') {
      end++;
    }
    return end;
  }

  /** Whether a line ends in so many numbers as text; a wrong count of them counts, too. */
  private static boolean isTextRow(byte[] bytes, int from, int to, long dimension) {
    DecimalText number = new DecimalText();
    int end = TextVectorReader.withoutBlanks(bytes, from, to);
    for (long i = 0; i < Math.max(1, Math.min(2, dimension)); i++) {
      int start = TextVectorReader.fieldStart(bytes, from, end);
      if (start == from || !number.read(bytes, start, end)) {
        return false;
      }
      end = TextVectorReader.withoutBlanks(bytes, from, start);
    }
    return true;
  }
}
