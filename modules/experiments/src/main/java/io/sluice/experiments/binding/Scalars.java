package io.sluice.experiments.binding;

import java.util.regex.Pattern;

/** How unquoted words are understood: numbers and flags of the YAML 1.2 core schema. */
final class Scalars {
  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]+");
  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:\\.[0-9]+|[0-9]+(?:\\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?");
  private static final int SHOWN = 60;

  private Scalars() {}

  static boolean isWhole(String text) {
    return WHOLE.matcher(text).matches();
  }

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  static boolean isFlag(String text) {
    return text.equals("true") || text.equals("false");
  }

  /** The text, cut for messages and without control characters. */
  static String shorten(String text) {
    var shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
