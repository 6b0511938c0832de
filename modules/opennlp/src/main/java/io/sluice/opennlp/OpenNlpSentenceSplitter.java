package io.sluice.opennlp;

import io.sluice.text.document.TextRange;
import io.sluice.text.token.SentenceSplitter;
import io.sluice.text.token.TokenCollector;
import java.util.List;
import java.util.function.Supplier;
import opennlp.tools.sentdetect.SentenceDetector;
import opennlp.tools.sentdetect.SentenceDetectorME;
import opennlp.tools.sentdetect.SentenceModel;
import opennlp.tools.util.Span;

/**
 * A sentence detector of Apache OpenNLP. Its sentences start where it says, and reach to the next
 * one, so that nothing is left out; none ends inside a run of more than 1,000 characters without a
 * blank.
 */
public final class OpenNlpSentenceSplitter implements SentenceSplitter {
  private final ThreadLocal<SentenceDetector> detectors;

  private OpenNlpSentenceSplitter(Supplier<? extends SentenceDetector> supplier) {
    this.detectors = ThreadLocal.withInitial(supplier);
  }

  /** A trained sentence detector. */
  public static OpenNlpSentenceSplitter of(SentenceModel model) {
    return new OpenNlpSentenceSplitter(() -> new SentenceDetectorME(model));
  }

  /** Any sentence detector; the supplier is asked once by each thread that uses this. */
  public static OpenNlpSentenceSplitter of(Supplier<? extends SentenceDetector> supplier) {
    return new OpenNlpSentenceSplitter(supplier);
  }

  @Override
  public List<TextRange> split(String text) {
    TokenCollector sentences = new TokenCollector(text, 0);
    int start = 0;
    for (Span span : detectors.get().sentPosDetect(LongPieces.masked(text))) {
      if (span.getStart() > start) {
        sentences.add(start, span.getStart());
        start = span.getStart();
      }
    }
    sentences.add(start, text.length());
    return sentences.tokens().stream()
        .map(sentence -> new TextRange(sentence.start(), sentence.end()))
        .toList();
  }
}
