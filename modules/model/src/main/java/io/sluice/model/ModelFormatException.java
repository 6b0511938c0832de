package io.sluice.model;

import java.util.Locale;

/**
 * A file that is not what it should be. The message says where, what, which value, and a remedy.
 */
public final class ModelFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final int LONGEST_VALUE = 100;

  /**
   * A refusal.
   *
   * @param where file, and the part of it
   * @param what what is wrong
   * @param found the value met there; control characters are escaped and long values cut
   * @param expected what would have been right
   * @param remedy what to do about it
   */
  public ModelFormatException(
      String where, String what, Object found, String expected, String remedy) {
    super(message(where, what, found, expected, remedy));
  }

  ModelFormatException(String where, RuntimeException cause, String remedy) {
    super(where + ": " + cause.getMessage() + "; " + remedy, cause);
  }

  private static String message(
      String where, String what, Object found, String expected, String remedy) {
    return "%s: %s: found %s, expected %s; %s"
        .formatted(printable(where, Integer.MAX_VALUE), what, printable(found), expected, remedy);
  }

  private static String printable(Object value) {
    return printable(String.valueOf(value), LONGEST_VALUE);
  }

  /** Names come from files we do not trust and messages go to terminals. */
  private static String printable(String text, int longest) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(text.length(), longest); i++) {
      char c = text.charAt(i);
      if (Character.isISOControl(c)
          || Character.isSurrogate(c)
          || Character.getType(c) == Character.FORMAT) {
        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    return text.length() > longest ? out + "…" : out.toString();
  }
}
