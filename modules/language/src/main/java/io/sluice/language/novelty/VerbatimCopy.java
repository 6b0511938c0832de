package io.sluice.language.novelty;

/**
 * A passage of a sample that stands in the corpus word for word. Lengths and offsets are counted in
 * code points.
 *
 * @param text the passage
 * @param sampleOffset where it begins in the sample
 * @param corpusOffset where it begins in the corpus
 */
public record VerbatimCopy(String text, int sampleOffset, long corpusOffset) {
  /** Number of code points. */
  public int length() {
    return text.codePointCount(0, text.length());
  }
}
