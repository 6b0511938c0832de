package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;
import java.util.Locale;

/** Holds text against what UTF-8 can carry. */
final class WellFormed {
  private WellFormed() {}

  /** Refuses surrogates that are not in pairs: no UTF-8 file can hold them. */
  static void check(String text, Origin origin) throws AnnotationException {
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        throw new AnnotationException(
            origin,
            String.format(
                Locale.ROOT,
                "the lone surrogate U+%04X at offset %d cannot be written as UTF-8",
                c,
                i));
      }
      i += Character.charCount(c);
    }
  }
}
