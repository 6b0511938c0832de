package io.sluice.wordvectors;

import io.sluice.text.document.Token;
import io.sluice.text.token.Tokenizer;
import java.util.Iterator;
import java.util.List;
import org.deeplearning4j.text.sentenceiterator.SentenceIterator;

/**
 * The sentences of one of DL4J's iterators, tokenized by ours, as {@link
 * io.sluice.embeddings.learning.VectorLearner} reads them. One iteration at a time: each begins by
 * resetting DL4J's.
 */
public final class Dl4jSentences implements Iterable<List<String>> {
  private final SentenceIterator sentences;
  private final Tokenizer tokenizer;

  /** Sentences from {@code sentences}, words from {@code tokenizer}. */
  public Dl4jSentences(SentenceIterator sentences, Tokenizer tokenizer) {
    this.sentences = sentences;
    this.tokenizer = tokenizer;
  }

  @Override
  public Iterator<List<String>> iterator() {
    sentences.reset();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return sentences.hasNext();
      }

      @Override
      public List<String> next() {
        return tokenizer.tokenize(sentences.nextSentence()).stream().map(Token::text).toList();
      }
    };
  }
}
