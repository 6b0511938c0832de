package io.sluice.text.normalization;

import java.text.Normalizer;
import java.text.Normalizer.Form;

/** Composes text piece by piece: a character with its marks, or a run of Hangul letters. */
final class Composition {
  /** More marks in a row make a piece of their own (UAX #15, stream-safe text). */
  private static final int MOST_MARKS = 30;

  /** The one letter besides those of Hangul that joins the letter before it (Unicode 16). */
  private static final int KIRAT_RAI_TAIL = 0x16d67;

  private Composition() {}

  static NormalizedText compose(String text) {
    if (isSimple(text)) {
      return NormalizedText.inPlace(text);
    }
    NormalizedText.Builder composed = new NormalizedText.Builder(text);
    for (int i = 0; i < text.length(); ) {
      int end = pieceEnd(text, i);
      String piece = text.substring(i, end);
      composed.add(end, Normalizer.normalize(piece, Form.NFC));
      i = end;
    }
    return composed.build();
  }

  /** Below the first mark nothing composes or is composed otherwise. */
  private static boolean isSimple(String text) {
    return text.chars().allMatch(c -> c < 0x300);
  }

  private static int pieceEnd(String text, int from) {
    int c = text.codePointAt(from);
    int at = from + Character.charCount(c);
    for (int marks = 0; at < text.length() && marks < MOST_MARKS; marks++) {
      int next = text.codePointAt(at);
      if (!isMark(next) && next != KIRAT_RAI_TAIL && !(isHangul(c) && isHangulTail(next))) {
        return at;
      }
      at += Character.charCount(next);
      c = next;
    }
    return at;
  }

  private static boolean isMark(int c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private static boolean isHangul(int c) {
    return c >= 0x1100 && c < 0x1113 || isHangulTail(c) || c >= 0xac00 && c <= 0xd7a3;
  }

  private static boolean isHangulTail(int c) {
    return c >= 0x1161 && c <= 0x1175 || c >= 0x11a8 && c <= 0x11c2;
  }
}
