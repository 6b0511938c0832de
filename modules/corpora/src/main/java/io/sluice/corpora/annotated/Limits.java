package io.sluice.corpora.annotated;

/** How much of a file may become one document. */
final class Limits {
  /** UTF-16 units of a document's text. */
  static final int TEXT = 1 << 28;

  private Limits() {}
}
