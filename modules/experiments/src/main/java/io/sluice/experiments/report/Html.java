package io.sluice.experiments.report;

/** Text made safe to stand in HTML. */
final class Html {
  private static final int CONTROL_PICTURES = 0x2400;

  private Html() {}

  /** For text between tags and in quoted attributes; control characters become visible signs. */
  static String escape(String text) {
    var safe = new StringBuilder(text.length() + 16);
    for (var at = 0; at < text.length(); at++) {
      var letter = text.charAt(at);
      switch (letter) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        case '\n', '\t' -> safe.append(letter);
        case 0x7f -> safe.append('\u2421');
        default -> safe.append(letter < ' ' ? (char) (CONTROL_PICTURES + letter) : letter);
      }
    }
    return safe.toString();
  }

  /** For JSON inside a script element, which must not hold the end of that element. */
  static String json(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }
}
