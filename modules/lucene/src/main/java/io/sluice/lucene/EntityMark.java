package io.sluice.lucene;

import java.util.Locale;

/** Where {@link EntityFilter} says what it found. */
public enum EntityMark {
  /**
   * The type of a token becomes the label of its span, such as {@code PER}; where no span is, it
   * stays. Lucene's {@code TypeAsSynonymFilter} makes terms of types.
   */
  TYPE,
  /**
   * The payload of a token becomes its label in IOB2, such as {@code B-PER}, in UTF-8; where no
   * span is, it stays.
   */
  PAYLOAD;

  static EntityMark of(String name) {
    for (EntityMark mark : values()) {
      if (mark.toString().equals(name)) {
        return mark;
      }
    }
    throw new IllegalArgumentException("unknown mark \"" + name + "\", expected type or payload");
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
