package io.sluice.cli;

import io.sluice.corpora.TextSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;

/** Lines to be tagged, of a file, a pipe or standard input, that may still be being written. */
final class TagInput implements AutoCloseable {
  static final String STANDARD = "-";

  private static final int BUFFER = 1 << 16;

  private final BufferedReader reader;
  private final String name;
  private final boolean live;
  private final StringBuilder text = new StringBuilder();
  private String lineEnd = "";
  private long line;

  private TagInput(BufferedReader reader, String name, boolean live) {
    this.reader = reader;
    this.name = name;
    this.live = live;
  }

  static TagInput open(String fileOrStandard) throws IOException {
    if (fileOrStandard.equals(STANDARD)) {
      var bytes = TextSource.reader("standard input", System.in);
      return new TagInput(new BufferedReader(bytes, BUFFER), "standard input", true);
    }
    var text = TextSource.file(Path.of(fileOrStandard));
    return new TagInput(new BufferedReader(text.open(), BUFFER), fileOrStandard, !text.repeats());
  }

  /** The next line without its end; empty at the end of all. */
  Optional<String> next() throws IOException {
    text.setLength(0);
    lineEnd = "";
    int c = reader.read();
    if (c < 0) {
      return Optional.empty();
    }
    line++;
    for (; c >= 0 && c != '\n' && c != '\r'; c = reader.read()) {
      text.append((char) c);
    }
    if (c >= 0) {
      lineEnd = c == '\r' && isNext('\n') ? "\r\n" : Character.toString(c);
    }
    return Optional.of(text.toString());
  }

  /**
   * The beginning of what has not been read, which stays to be read: lines that are whole, unless
   * there is just one; of a pipe as much as has come.
   */
  String beginning() throws IOException {
    return TextBeginning.of(reader, live);
  }

  /** Whether this character comes next; then steps over it. */
  private boolean isNext(char wanted) throws IOException {
    reader.mark(1);
    if (reader.read() == wanted) {
      return true;
    }
    reader.reset();
    return false;
  }

  /**
   * How the last line ended: {@code \n}, {@code \r\n}, {@code \r}, or not at all, at the end of
   * all.
   */
  String lineEnd() {
    return lineEnd;
  }

  /** Whether it is worth to wait for more before tagging what has come. */
  boolean more() throws IOException {
    return !live || reader.ready();
  }

  /** What has not been read yet. */
  Reader rest() {
    return reader;
  }

  String name() {
    return name;
  }

  /** The number of the last line, from 1. */
  long line() {
    return line;
  }

  @Override
  public void close() throws IOException {
    if (!live) {
      reader.close();
    }
  }
}
