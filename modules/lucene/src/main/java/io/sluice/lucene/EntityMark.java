package io.sluice.lucene;

import java.util.Locale;

/** Where {@link EntityFilter} says what it found. */
public enum EntityMark {
  /**
   * The type of a token becomes the label of its span, such as {@code PER}; where no span is, it
   * stays. Where labels mark no spans it becomes the token's label: a part of speech, as Lucene's
   * own {@code OpenNLPPOSFilter} has it. Lucene's {@code TypeAsSynonymFilter} makes terms of types,
   * its {@code TypeTokenFilter} chooses by them.
   */
  TYPE,
  /**
   * The payload of a token becomes its label in IOB2, such as {@code B-PER}, in UTF-8; where no
   * span is, it stays.
   */
  PAYLOAD,
  /**
   * Tokens of spans become keywords, as their {@code KeywordAttribute} says: filters that stem
   * words leave them alone. For layers whose labels mark spans.
   */
  KEYWORD;

  static EntityMark of(String name) {
    for (EntityMark mark : values()) {
      if (mark.toString().equals(name)) {
        return mark;
      }
    }
    throw new IllegalArgumentException(
        "unknown mark \"" + name + "\", expected type, payload or keyword");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
