package io.sluice.text.token;

import java.util.List;
import java.util.Random;

/** Random text of all kinds that ever broke a tokenizer, and some that should. */
public final class RandomUnicode {
  private static final List<String> PIECES =
      List.of(
          " ",
          " ",
          " ",
          "\n",
          "\r\n",
          "\t",
          "\u00a0",
          "\u3000",
          "\u200b",
          "\ufeff",
          "\u2028",
          "word",
          "Größe",
          "don't",
          "U.S.",
          "e.g.",
          "3.5%",
          "1,000",
          "-",
          "--",
          "...",
          "'",
          "\"",
          "(",
          ")",
          "“",
          "”",
          "?",
          "!",
          "?!",
          ".",
          ",",
          ":",
          ";",
          "/",
          "&",
          "@",
          "#",
          "$",
          "_",
          "http://a.b/c?d=(e).",
          "ada@example.org",
          "<b>",
          "</b>",
          "<br/>",
          "&amp;",
          "&#x1F600;",
          "<!-- x -->",
          "<script>",
          "&",
          "<",
          ">",
          "ﬁ",
          "Ⅷ",
          "½",
          "İ",
          "ß",
          "Å",
          "e\u0301",
          "\u0301",
          "\u0903",
          "\u00ad",
          "\u200d",
          "\u200c",
          "\ufe0f",
          "\u20e3",
          "日本語",
          "ひらがな",
          "カタカナ",
          "ﾊﾝｶｸﾞ",
          "한국어",
          "ไทย",
          "עברית",
          "צה\"ל",
          "العربية",
          "هـ",
          "हिन्दी",
          "😀",
          "👩\u200d🚀",
          "👍🏽",
          "🇩🇪🇫🇷",
          "🇩",
          "𝒜𝓁",
          "\ud835\udfce",
          "𠀀",
          "\u0000",
          "\u0007",
          "\u001b",
          "\u007f",
          "\u0085",
          "\ufffd",
          "\ufffe",
          "\uffff");

  private RandomUnicode() {}

  /** A text of up to that many pieces; lone surrogates and unassigned characters are among them. */
  public static String text(Random random, int pieces) {
    StringBuilder text = new StringBuilder();
    int count = random.nextInt(pieces + 1);
    for (int i = 0; i < count; i++) {
      switch (random.nextInt(10)) {
        case 0 -> text.append((char) random.nextInt(0x10000));
        case 1 -> text.appendCodePoint(random.nextInt(0x110000));
        case 2 -> text.append((char) (0xd800 + random.nextInt(0x800)));
        case 3 -> text.append((char) ('!' + random.nextInt(94)));
        default -> text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
    }
    return text.toString();
  }
}
