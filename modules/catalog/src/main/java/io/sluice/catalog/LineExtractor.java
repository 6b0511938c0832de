package io.sluice.catalog;

import io.sluice.corpora.TextSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Carries out a {@link LineExtract}. */
final class LineExtractor {
  private static final int LONGEST_LINE = 1 << 22;

  private LineExtractor() {}

  static void extract(LineExtract extract, Path source, BoundedOutput target) throws IOException {
    Pattern lines = extract.linePattern();
    Pattern split = extract.splitPattern();
    try (Reader reader = new BufferedReader(TextSource.file(source).open(), 1 << 16)) {
      StringBuilder line = new StringBuilder();
      int c = reader.read();
      while (c >= 0) {
        line.setLength(0);
        while (c >= 0 && c != '\n') {
          line.append((char) c);
          if (line.length() > LONGEST_LINE) {
            throw new FetchException("a line of more than " + LONGEST_LINE + " characters");
          }
          c = reader.read();
        }
        keep(lines.matcher(line), split, target);
        c = reader.read();
      }
    }
  }

  private static void keep(Matcher line, Pattern split, BoundedOutput target) throws IOException {
    if (!line.matches()) {
      return;
    }
    String kept = line.group(line.groupCount() > 0 ? 1 : 0);
    if (kept == null) {
      return;
    }
    String[] pieces = split.pattern().isEmpty() ? new String[] {kept} : split.split(kept, -1);
    for (String piece : pieces) {
      if (!piece.isBlank()) {
        target.write((piece.strip() + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
