package io.sluice.text.normalization;

/** The rewritings that taggers use. All take linear time for any text. */
public enum Normalization implements Normalizer {
  /**
   * Unicode's composed form (UAX #15), so that é is one character however it was typed. At most 30
   * marks on one character are put in order, as in the standard's stream-safe form.
   */
  NFC {
    @Override
    public NormalizedText normalize(String text) {
      return Composition.compose(text);
    }
  },
  /** Capital letters become small, character by character; no character becomes two. */
  FOLD_CASE {
    @Override
    int rewrite(int c) {
      return Character.toLowerCase(Character.toUpperCase(c));
    }
  },
  /** Every decimal digit of any script becomes 0. */
  ZERO_DIGITS {
    @Override
    int rewrite(int c) {
      return Character.isDigit(c) ? '0' : c;
    }
  },
  /** Typographic quotes and apostrophes become those of the keyboard. */
  PLAIN_QUOTES {
    @Override
    int rewrite(int c) {
      return switch (c) {
        case '‘', '’', '‚', '‛', '`', '´', 'ʼ', '＇' -> '\'';
        case '“', '”', '„', '‟', '«', '»', '＂' -> '"';
        default -> c;
      };
    }
  };

  int rewrite(int codePoint) {
    return codePoint;
  }

  @Override
  public NormalizedText normalize(String text) {
    if (text.codePoints().noneMatch(this::changes)) {
      return NormalizedText.inPlace(text);
    }
    NormalizedText.Builder rewritten = new NormalizedText.Builder(text);
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      rewritten.add(i, Character.toString(rewrite(c)));
    }
    return rewritten.build();
  }

  private boolean changes(int codePoint) {
    return rewrite(codePoint) != codePoint;
  }
}
