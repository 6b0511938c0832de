package io.sluice.corpora;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Counts what a {@link TextReport} tells. */
final class TextExaminer {
  private final BitSet seen = new BitSet();
  private final List<BadBytes> firstBadBytes = new ArrayList<>();
  private long badSequences;
  private long bytes;
  private long characters;
  private long lines;
  private long longestLine;
  private long lineLength;
  private long controls;
  private long returns;
  private long replacements;
  private int byteOrderMarks;
  private char high;

  void examine(TextPart part) throws IOException {
    char[] buffer = new char[1 << 14];
    try (Utf8Reader reader = new Utf8Reader(part.content().open(), part.name(), this::bad)) {
      for (int count = reader.read(buffer, 0, buffer.length);
          count >= 0;
          count = reader.read(buffer, 0, buffer.length)) {
        for (int i = 0; i < count; i++) {
          unit(buffer[i]);
        }
      }
      bytes += reader.offset();
      byteOrderMarks += reader.hasByteOrderMark() ? 1 : 0;
    }
    if (lineLength > 0) {
      endLine();
    }
  }

  private String bad(BadBytes place) {
    badSequences++;
    if (firstBadBytes.size() < TextReport.LISTED) {
      firstBadBytes.add(place);
    }
    return "";
  }

  private void unit(char c) {
    if (Character.isHighSurrogate(c)) {
      high = c;
    } else {
      character(Character.isLowSurrogate(c) ? Character.toCodePoint(high, c) : c);
    }
  }

  private void character(int c) {
    characters++;
    seen.set(c);
    if (c == '\n') {
      endLine();
      return;
    }
    lineLength++;
    if (c == '\r') {
      returns++;
    } else if (c == 0xfffd) {
      replacements++;
    } else if (Character.isISOControl(c) && c != '\t') {
      controls++;
    }
  }

  private void endLine() {
    lines++;
    longestLine = Math.max(longestLine, lineLength);
    lineLength = 0;
  }

  TextReport report() {
    return new TextReport(
        bytes,
        characters,
        lines,
        longestLine,
        seen.cardinality(),
        controls,
        returns,
        replacements,
        byteOrderMarks,
        badSequences,
        firstBadBytes);
  }
}
