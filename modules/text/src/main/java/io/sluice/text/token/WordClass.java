package io.sluice.text.token;

import java.lang.Character.UnicodeScript;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The property Word_Break of Unicode Standard Annex #29, from what {@link Character} knows and
 * short lists of exceptions. Which letters exist depends on the Unicode version of the JDK.
 */
final class WordClass {
  static final byte OTHER = 0;
  static final byte CR = 1;
  static final byte LF = 2;
  static final byte NEWLINE = 3;
  static final byte SPACE = 4;

  /** Extend and Format, which the rules treat alike. */
  static final byte EXTEND = 5;

  static final byte JOINER = 6;
  static final byte LETTER = 7;
  static final byte HEBREW = 8;
  static final byte NUMERIC = 9;
  static final byte KATAKANA = 10;
  static final byte CONNECTOR = 11;
  static final byte MID_LETTER = 12;
  static final byte MID_NUMBER = 13;
  static final byte MID_BOTH = 14;
  static final byte SINGLE_QUOTE = 15;
  static final byte DOUBLE_QUOTE = 16;
  static final byte REGIONAL = 17;

  private static final int PAGE_BITS = 8;
  private static final int PAGE_SIZE = 1 << PAGE_BITS;

  /** Filled on demand, whole pages at a time. */
  private static final AtomicReferenceArray<byte[]> PAGES =
      new AtomicReferenceArray<>((Character.MAX_CODE_POINT + 1) / PAGE_SIZE);

  private static final CodePointSet MID_LETTERS =
      CodePointSet.of("3A B7 387 55F 5F4 2027 FE13 FE55 FF1A");
  private static final CodePointSet MID_NUMBERS =
      CodePointSet.of("2C 3B 37E 589 60C-60D 66C 7F8 2044 FE10 FE14 FE50 FE54 FF0C FF1B");
  private static final CodePointSet MID_BOTHS = CodePointSet.of("2E 2018-2019 2024 FE52 FF07 FF0E");
  private static final CodePointSet KATAKANA_MARKS =
      CodePointSet.of("3031-3035 309B-309C 30A0 30FC FF70");

  /** Symbols and marks that count as letters although they are none. */
  private static final CodePointSet LETTER_MARKS =
      CodePointSet.of(
          "2C2-2C5 2D2-2D7 2DE-2DF 2E5-2EB 2ED 2EF-2FF 55A-55C 55E 58A 5F3 A708-A716 A720-A721"
              + " A789-A78A AB5B");

  /** Non-joiner, half-width sound marks, skin tones, tags. */
  private static final CodePointSet EXTENDERS =
      CodePointSet.of("200C FF9E-FF9F 1F3FB-1F3FF E0020-E007F");

  /** Scripts without blanks between words, whose letters the rules do not join. */
  private static final Set<UnicodeScript> WITHOUT_BLANKS =
      Set.of(
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TAI_LE,
          UnicodeScript.NEW_TAI_LUE,
          UnicodeScript.TAI_THAM,
          UnicodeScript.TAI_VIET,
          UnicodeScript.AHOM,
          UnicodeScript.HIRAGANA);

  /** What can stand between the two halves of an emoji: after a joiner it does not start anew. */
  private static final CodePointSet PICTOGRAPHS =
      CodePointSet.of(
          "A9 AE 203C 2049 2122 2139 2194-2199 21A9-21AA 231A-231B 2328 2388 23CF 23E9-23F3"
              + " 23F8-23FA 24C2 25AA-25AB 25B6 25C0 25FB-25FE 2600-2605 2607-2612 2614-2685"
              + " 2690-2705 2708-2712 2714 2716 271D 2721 2728 2733-2734 2744 2747 274C 274E"
              + " 2753-2755 2757 2763-2767 2795-2797 27A1 27B0 27BF 2934-2935 2B05-2B07 2B1B-2B1C"
              + " 2B50 2B55 3030 303D 3297 3299 1F000-1F0FF 1F10D-1F10F 1F12F 1F16C-1F171"
              + " 1F17E-1F17F 1F18E 1F191-1F19A 1F1AD-1F1E5 1F201-1F20F 1F21A 1F22F 1F232-1F23A"
              + " 1F23C-1F23F 1F249-1F3FA 1F400-1F53D 1F546-1F64F 1F680-1F6FF 1F774-1F77F"
              + " 1F7D5-1F7FF 1F80C-1F80F 1F848-1F84F 1F85A-1F85F 1F888-1F88F 1F8AE-1F8FF"
              + " 1F90C-1F93A 1F93C-1F945 1F947-1FAFF 1FC00-1FFFD");

  private WordClass() {}

  /** The class of a code point; lone surrogates are {@link #OTHER}. */
  static byte of(int codePoint) {
    byte[] page = PAGES.get(codePoint >> PAGE_BITS);
    if (page == null) {
      page = new byte[PAGE_SIZE];
      for (int i = 0; i < PAGE_SIZE; i++) {
        page[i] = compute((codePoint & -PAGE_SIZE) + i);
      }
      PAGES.set(codePoint >> PAGE_BITS, page);
    }
    return page[codePoint & (PAGE_SIZE - 1)];
  }

  /** The property Extended_Pictographic. */
  static boolean isPictograph(int codePoint) {
    return PICTOGRAPHS.contains(codePoint);
  }

  private static byte compute(int c) {
    return switch (c) {
      case '\r' -> CR;
      case '\n' -> LF;
      case 0x0b, 0x0c, 0x85, 0x2028, 0x2029 -> NEWLINE;
      case '\'' -> SINGLE_QUOTE;
      case '"' -> DOUBLE_QUOTE;
      case 0x200d -> JOINER;
      case 0x202f -> CONNECTOR;
      case 0x66b -> NUMERIC;
      case 0x200b -> OTHER;
      default -> byList(c);
    };
  }

  private static byte byList(int c) {
    if (MID_LETTERS.contains(c)) {
      return MID_LETTER;
    }
    if (MID_NUMBERS.contains(c)) {
      return MID_NUMBER;
    }
    if (MID_BOTHS.contains(c)) {
      return MID_BOTH;
    }
    return EXTENDERS.contains(c) ? EXTEND : byCategory(c);
  }

  private static byte byCategory(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          EXTEND;
      case Character.DECIMAL_DIGIT_NUMBER -> NUMERIC;
      case Character.CONNECTOR_PUNCTUATION -> CONNECTOR;
      case Character.SPACE_SEPARATOR -> c == 0xa0 || c == 0x2007 ? OTHER : SPACE;
      default -> c >= 0x1f1e6 && c <= 0x1f1ff ? REGIONAL : letter(c);
    };
  }

  private static byte letter(int c) {
    UnicodeScript script = UnicodeScript.of(c);
    if (KATAKANA_MARKS.contains(c) || script == UnicodeScript.KATAKANA) {
      return KATAKANA;
    }
    if (script == UnicodeScript.HEBREW && Character.getType(c) == Character.OTHER_LETTER) {
      return HEBREW;
    }
    boolean letter =
        Character.isAlphabetic(c)
            && !Character.isIdeographic(c)
            && !WITHOUT_BLANKS.contains(script);
    return letter || LETTER_MARKS.contains(c) ? LETTER : OTHER;
  }
}
