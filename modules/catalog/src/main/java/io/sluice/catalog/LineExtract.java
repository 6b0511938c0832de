package io.sluice.catalog;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Keeps a part of a text, line by line.
 *
 * @param lines a line is kept if this regular expression matches all of it; if the expression has a
 *     group, only what group 1 matched is kept
 * @param split where what was kept is divided into lines, also a regular expression; empty: nowhere
 */
public record LineExtract(String lines, String split) implements Extract {
  /** Checks both expressions. */
  public LineExtract {
    compile("lines", lines);
    compile("split", split);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("extract needs an expression for the lines to keep");
    }
  }

  /** The expression for the lines to keep. */
  Pattern linePattern() {
    return compile("lines", lines);
  }

  /** The expression to split at. */
  Pattern splitPattern() {
    return compile("split", split);
  }

  private static Pattern compile(String key, String regex) {
    try {
      return Pattern.compile(regex);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "extract." + key + ": not a regular expression: " + e.getDescription(), e);
    }
  }
}
