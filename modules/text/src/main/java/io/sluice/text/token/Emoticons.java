package io.sluice.text.token;

/** Finds faces made of marks, such as {@code :-)}, at the end of a piece of text. */
final class Emoticons {
  private static final int LONGEST = 8;

  private Emoticons() {}

  /**
   * The end of the face that starts here, which is the end of the piece; the same offset if there
   * is none.
   *
   * @param start of the piece
   * @param end of the piece
   */
  static int end(String text, int from, int start, int end) {
    if (end - from < 2 || end - from > LONGEST) {
      return from;
    }
    if (text.startsWith("<3", from) && end == from + 2) {
      return end;
    }
    if (":;=".indexOf(text.charAt(from)) < 0) {
      return from;
    }
    int at = from + 1;
    if ("-'^o".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    int mouth = at;
    String mouths = from == start ? ")(]|*/\\DPp3O" : ")(";
    while (at < end && mouths.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at > mouth && at == end ? end : from;
  }
}
