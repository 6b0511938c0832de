package io.sluice.opennlp;

import opennlp.tools.util.StringUtil;

/**
 * Finds runs without blanks that are too long to be words. The trained tools of OpenNLP look back
 * to the last blank at every character, which takes hours for a run of a megabyte.
 */
final class LongPieces {
  /** Longer runs are no words, but encoded data. */
  static final int LONGEST = 1000;

  private final String text;
  private int start;
  private int end;

  LongPieces(String text) {
    this.text = text;
  }

  /** Goes on to the next run that is too long; false if there is none. */
  boolean next() {
    while (end < text.length()) {
      start = end;
      while (start < text.length() && StringUtil.isWhitespace(text.charAt(start))) {
        start++;
      }
      end = start;
      while (end < text.length() && !StringUtil.isWhitespace(text.charAt(end))) {
        end++;
      }
      if (end - start > LONGEST) {
        return true;
      }
    }
    return false;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  /** The text with a letter in the place of every character of such runs. */
  static String masked(String text) {
    LongPieces pieces = new LongPieces(text);
    StringBuilder masked = new StringBuilder();
    while (pieces.next()) {
      masked.append(text, masked.length(), pieces.start());
      masked.append("x".repeat(pieces.end() - pieces.start()));
    }
    return masked.isEmpty() ? text : masked.append(text, masked.length(), text.length()).toString();
  }
}
