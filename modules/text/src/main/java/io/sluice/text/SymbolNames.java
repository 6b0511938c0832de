package io.sluice.text;

import java.util.Locale;

/** Names symbols in messages so that invisible ones can be told apart. */
final class SymbolNames {
  private static final int LONGEST = 40;

  private SymbolNames() {}

  static String describe(String symbol) {
    if (symbol.codePointCount(0, symbol.length()) != 1) {
      String shown = symbol.length() > LONGEST ? symbol.substring(0, LONGEST) + "…" : symbol;
      return "word " + JsonLine.quote(shown);
    }
    int codePoint = symbol.codePointAt(0);
    if (isSurrogate(codePoint)) {
      return String.format(Locale.ROOT, "lone surrogate U+%04X (half of a character)", codePoint);
    }
    String name = Character.getName(codePoint);
    String code = String.format(Locale.ROOT, "character U+%04X", codePoint);
    String visible = isVisible(codePoint) ? " '" + symbol + "'" : "";
    return code + visible + (name == null ? "" : " (" + name + ")");
  }

  static boolean isSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
