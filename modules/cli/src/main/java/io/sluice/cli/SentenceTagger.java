package io.sluice.cli;

import io.sluice.tagging.TaggedSentence;
import io.sluice.text.document.Sentence;
import java.util.List;

/** Tags sentences; the order is kept. */
interface SentenceTagger {
  List<TaggedSentence> tag(List<Sentence> sentences);
}
