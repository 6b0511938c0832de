package io.sluice.text.document;

/**
 * Where in a file something was read.
 *
 * @param source name of the file; empty if there is none
 * @param line from 1; 0 if not known
 */
public record Origin(String source, long line) {
  /** Made in memory, not read. */
  public static final Origin NONE = new Origin("", 0);

  /** Checks the line. */
  public Origin {
    if (line < 0) {
      throw new IllegalArgumentException("line must not be negative, was " + line);
    }
  }

  /** Whether this is no place at all. */
  public boolean isNone() {
    return equals(NONE);
  }

  /** {@code file:line}, as editors understand it. */
  @Override
  public String toString() {
    if (isNone()) {
      return "(no file)";
    }
    return line == 0 ? source : source + ":" + line;
  }
}
