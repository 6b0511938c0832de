package io.sluice.text.token;

/** What a single line end means; a blank line and a page break end a sentence in any case. */
public enum LineEnds {
  /** A blank: the text is wrapped. */
  BLANK,
  /** The end of a sentence: every line stands for itself. */
  SENTENCE
}
