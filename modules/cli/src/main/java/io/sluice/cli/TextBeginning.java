package io.sluice.cli;

import io.sluice.corpora.TextSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** The first lines of a text, to see what it looks like. */
final class TextBeginning {
  /** How much of a text is looked at; readers need buffers that large. */
  static final int LENGTH = 1 << 14;

  private TextBeginning() {}

  /** Of a file. */
  static String of(Path file) throws IOException {
    try (var reader = new BufferedReader(TextSource.file(file).open(), LENGTH)) {
      return of(reader, false);
    }
  }

  /**
   * Of what has not been read, which stays to be read: lines that are whole, unless there is just
   * one.
   *
   * @param live whether to take what has come, without waiting for more
   */
  static String of(BufferedReader reader, boolean live) throws IOException {
    var buffer = new char[LENGTH];
    reader.mark(LENGTH);
    var length = 0;
    var count = 0;
    do {
      count = reader.read(buffer, length, LENGTH - length);
      length += Math.max(0, count);
    } while (count > 0 && length < LENGTH && !live);
    reader.reset();
    var start = new String(buffer, 0, length);
    var cut = length == LENGTH || live ? start.lastIndexOf('\n') : -1;
    return cut < 0 ? start : start.substring(0, cut);
  }
}
