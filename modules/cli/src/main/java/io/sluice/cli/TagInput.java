package io.sluice.cli;

import io.sluice.corpora.TextSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.Optional;

/** Lines to be tagged, of a file or of standard input, that may still be being written. */
final class TagInput implements AutoCloseable {
  static final String STANDARD = "-";

  private static final int BUFFER = 1 << 16;

  private final BufferedReader reader;
  private final String name;
  private final boolean live;
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
    return new TagInput(new BufferedReader(text.open(), BUFFER), fileOrStandard, false);
  }

  /** The next line without its end; empty at the end of all. */
  Optional<String> next() throws IOException {
    var next = reader.readLine();
    line += next == null ? 0 : 1;
    return Optional.ofNullable(next);
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
