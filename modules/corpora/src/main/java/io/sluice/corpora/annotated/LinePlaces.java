package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;

/** Finds the lines of a document whose text is a piece of a file. Quick if asked in order. */
final class LinePlaces {
  private String text = "";
  private Origin start = Origin.NONE;
  private int counted;
  private long lines;

  /** From now on about this text, whose first character stands at {@code origin}. */
  void begin(String next, Origin origin) {
    text = next;
    start = origin;
    counted = 0;
    lines = 0;
  }

  Origin at(int offset) {
    if (offset < counted) {
      counted = 0;
      lines = 0;
    }
    for (; counted < offset && counted < text.length(); counted++) {
      char c = text.charAt(counted);
      boolean beforeFeed =
          c == '\r' && counted + 1 < text.length() && text.charAt(counted + 1) == '\n';
      lines += c == '\n' || c == '\r' && !beforeFeed ? 1 : 0;
    }
    return start.isNone() ? start : new Origin(start.source(), start.line() + lines);
  }
}
