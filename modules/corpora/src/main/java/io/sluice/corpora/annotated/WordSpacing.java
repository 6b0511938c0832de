package io.sluice.corpora.annotated;

/** Where blanks stand in the text of documents that are mere words. */
public enum WordSpacing {
  /** Between all words. */
  APART,
  /** Only where running text has them; see {@link io.sluice.text.document.Document#running}. */
  RUNNING
}
