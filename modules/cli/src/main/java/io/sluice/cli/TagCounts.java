package io.sluice.cli;

/** How much has been tagged. */
record TagCounts(long sentences, long tokens) {
  static final TagCounts NONE = new TagCounts(0, 0);

  TagCounts plus(long moreSentences, long moreTokens) {
    return new TagCounts(sentences + moreSentences, tokens + moreTokens);
  }
}
