package io.sluice.model;

import java.nio.file.Path;
import java.util.Locale;

/**
 * A file that is not what it should be. The message says where, what, which value, and a remedy.
 */
public final class ModelFormatException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private static final int LONGEST_VALUE = 100;
  private static final int LONGEST_MESSAGE = 2000;

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
    super(printable(where + ": " + cause.getMessage() + "; " + remedy, LONGEST_MESSAGE), cause);
  }

  /** Of a sound file with a model of another kind than is wanted. */
  static ModelFormatException ofKind(Path file, String found, String wanted) {
    return new ModelFormatException(
        printable(
            "%s: this is %s, not %s; give the file of %s"
                .formatted(file, plain(found), plain(wanted), plain(wanted)),
            LONGEST_MESSAGE));
  }

  private ModelFormatException(String message) {
    super(message);
  }

  /** {@code a language model}, of the kind {@code language-model}. */
  private static String plain(String kind) {
    return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind.replace('-', ' ');
  }

  private static String message(
      String where, String what, Object found, String expected, String remedy) {
    String value = printable(String.valueOf(found), LONGEST_VALUE);
    return printable(
        "%s: %s: found %s, expected %s; %s".formatted(where, what, value, expected, remedy),
        LONGEST_MESSAGE);
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
