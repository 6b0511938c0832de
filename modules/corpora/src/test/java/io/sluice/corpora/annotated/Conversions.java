package io.sluice.corpora.annotated;

import io.sluice.text.label.LabelScheme;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.util.Optional;

/** Conversions of the layer ner, cut by Unicode's rules. */
final class Conversions {
  private Conversions() {}

  static Conversion between(AnnotatedFormat from, AnnotatedFormat to) {
    return of(from, to, Optional.empty(), WordSpacing.APART);
  }

  static Conversion into(LabelScheme scheme, AnnotatedFormat from, AnnotatedFormat to) {
    return of(from, to, Optional.of(scheme), WordSpacing.APART);
  }

  /** Of words into running text. */
  static Conversion running(AnnotatedFormat from, AnnotatedFormat to) {
    return of(from, to, Optional.empty(), WordSpacing.RUNNING);
  }

  private static Conversion of(
      AnnotatedFormat from, AnnotatedFormat to, Optional<LabelScheme> scheme, WordSpacing spacing) {
    return new Conversion(
        from,
        to,
        "ner",
        scheme,
        spacing,
        new UnicodeSentenceSplitter(),
        UnicodeTokenizer.english());
  }
}
