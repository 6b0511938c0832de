package io.sluice.wordvectors;

import io.sluice.text.document.TextRange;
import io.sluice.text.token.SentenceSplitter;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.deeplearning4j.text.sentenceiterator.SentenceIterator;
import org.deeplearning4j.text.sentenceiterator.SentencePreProcessor;
import org.jspecify.annotations.Nullable;

/** Texts, cut into sentences by one of our splitters, where DL4J asks for its sentence iterator. */
public final class SluiceSentenceIterator implements SentenceIterator {
  private final Iterable<String> texts;
  private final SentenceSplitter splitter;
  private Iterator<String> rest;
  private String text = "";
  private Iterator<TextRange> sentences;
  private @Nullable SentencePreProcessor change;

  /**
   * The sentences of texts.
   *
   * @param texts iterated again after every {@link #reset}
   */
  public SluiceSentenceIterator(Iterable<String> texts, SentenceSplitter splitter) {
    this.texts = texts;
    this.splitter = splitter;
    this.rest = texts.iterator();
    this.sentences = splitter.split("").iterator();
  }

  @Override
  public synchronized boolean hasNext() {
    while (!sentences.hasNext() && rest.hasNext()) {
      text = rest.next();
      sentences = splitter.split(text).iterator();
    }
    return sentences.hasNext();
  }

  @Override
  public synchronized String nextSentence() {
    if (!hasNext()) {
      throw new NoSuchElementException("all sentences were taken; call reset to begin again");
    }
    String sentence = sentences.next().of(text);
    return change == null ? sentence : change.preProcess(sentence);
  }

  @Override
  public synchronized void reset() {
    rest = texts.iterator();
    sentences = splitter.split("").iterator();
  }

  /** Nothing is held that would have to be given back. */
  @Override
  public void finish() {}

  @Override
  public @Nullable SentencePreProcessor getPreProcessor() {
    return change;
  }

  @Override
  public void setPreProcessor(@Nullable SentencePreProcessor change) {
    this.change = change;
  }
}
