package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the lines of tokens in files that have a token a line, by looking there; elsewhere it is
 * the line where the sentence begins. Remembers the file that was asked for last.
 */
final class TokenLines {
  /** Lines between two tokens that belong to none, such as comments. */
  private static final int MOST_BETWEEN = 3;

  private String source = "";
  private List<String> lines = List.of();

  /** Where a token stands, as well as can be told. */
  Origin of(Sentence sentence, int token) {
    var origin = sentence.origin();
    if (origin.isNone() || token == 0) {
      return origin;
    }
    open(origin.source());
    var line = (int) Math.min(origin.line(), Integer.MAX_VALUE) - 1;
    for (var i = 0; i <= token; i++) {
      var found = find(sentence.words().get(i), line);
      if (found < 0) {
        return origin;
      }
      line = found + 1;
    }
    return new Origin(origin.source(), line);
  }

  private int find(String word, int from) {
    for (var at = from; at < Math.min(lines.size(), from + MOST_BETWEEN); at++) {
      var line = lines.get(at);
      if (line.isBlank()) {
        return -1;
      }
      var cells = line.indexOf('\t') >= 0 ? line.split("\t") : line.strip().split(" +");
      if (Arrays.asList(cells).contains(word)) {
        return at;
      }
    }
    return -1;
  }

  private void open(String file) {
    if (file.equals(source)) {
      return;
    }
    source = file;
    lines = List.of();
    if (Files.isRegularFile(Path.of(file))) {
      try (var reader = new BufferedReader(TextSource.file(Path.of(file)).open())) {
        lines = reader.lines().toList();
      } catch (IOException | java.io.UncheckedIOException unreadable) {
        // it was readable a moment ago; the line of the sentence has to do
      }
    }
  }
}
