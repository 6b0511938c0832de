package io.sluice.text;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** Reads the words between white space; a line end is the word {@code <eos>}. */
final class WordReader {
  private final CodePointReader reader;
  private final StringBuilder word = new StringBuilder();
  private boolean lineEndWaiting;
  private TextPosition position = new TextPosition(1, 1, 0);

  WordReader(Reader text) {
    reader = new CodePointReader(text);
  }

  /** The next word, or null at the end of the text. */
  @Nullable String read() throws IOException {
    if (lineEndWaiting) {
      lineEndWaiting = false;
      return Vocabulary.END_OF_SENTENCE;
    }
    word.setLength(0);
    while (true) {
      int c = reader.read();
      if (c == CodePointReader.END) {
        return word.isEmpty() ? null : word.toString();
      }
      if (c == '\n') {
        lineEndWaiting = !word.isEmpty();
        return word.isEmpty() ? Vocabulary.END_OF_SENTENCE : word.toString();
      }
      if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
        append(c);
      } else if (!word.isEmpty()) {
        return word.toString();
      }
    }
  }

  private void append(int c) {
    if (word.isEmpty()) {
      position = reader.position();
    }
    word.appendCodePoint(c);
    if (word.length() > Vocabulary.LONGEST_SYMBOL) {
      throw new MalformedTextException(
          position,
          "a word of more than "
              + Vocabulary.LONGEST_SYMBOL
              + " characters; for text without white space use characters or bytes as symbols");
    }
  }

  /** Where the word read last begins. */
  TextPosition position() {
    return position;
  }
}
