package io.sluice.catalog;

import io.sluice.corpora.annotated.AnnotatedFormat;

/** How the files of a corpus are read. */
public sealed interface CardFormat {
  /** The name in the card. */
  String name();

  /** Running text, for language models. */
  record RunningText() implements CardFormat {
    @Override
    public String name() {
      return "text";
    }
  }

  /**
   * Annotated documents, for taggers.
   *
   * @param format how they are written
   */
  record Annotated(AnnotatedFormat format) implements CardFormat {
    @Override
    public String name() {
      return format.name();
    }
  }
}
