package io.sluice.wordvectors;

import io.sluice.embeddings.learning.LearningListener;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import org.deeplearning4j.models.sequencevectors.interfaces.SequenceIterator;
import org.deeplearning4j.models.sequencevectors.sequence.Sequence;
import org.deeplearning4j.models.word2vec.VocabWord;

/**
 * Our sentences as DL4J reads them, from threads of its own. A failure there would be swallowed or
 * leave others waiting for ever: it ends the text early and is kept until {@link #rethrow}.
 */
final class GuardedSequences implements SequenceIterator<VocabWord> {
  private final Iterable<List<String>> sentences;
  private final Predicate<String> wanted;
  private final LearningListener listener;
  private List<String> next = List.of();
  private Iterator<List<String>> rest = Collections.emptyIterator();
  private Optional<RuntimeException> failure = Optional.empty();
  private int pass;
  private long read;
  private long taken;

  /**
   * Sentences without the words that are not wanted; of fewer than two words nothing can be
   * learned, and they are left out.
   */
  GuardedSequences(
      Iterable<List<String>> sentences, Predicate<String> wanted, LearningListener listener) {
    this.sentences = sentences;
    this.wanted = wanted;
    this.listener = listener;
  }

  @Override
  public synchronized void reset() {
    if (pass > 0 && taken == 0) {
      return; // nothing was taken since the last reset
    }
    pass++;
    read = 0;
    taken = 0;
    rest = Collections.emptyIterator();
    guarded(() -> rest = sentences.iterator());
    guarded(this::advance);
  }

  private void advance() {
    next = List.of();
    while (next.size() < 2 && rest.hasNext()) {
      next = rest.next().stream().filter(wanted).toList();
      listener.progress(pass, ++read);
    }
  }

  @Override
  public synchronized boolean hasMoreSequences() {
    return next.size() >= 2;
  }

  @Override
  public synchronized Sequence<VocabWord> nextSequence() {
    if (!hasMoreSequences()) {
      throw new NoSuchElementException("all sentences were taken");
    }
    Sequence<VocabWord> sequence = new Sequence<>();
    next.forEach(word -> sequence.addElement(new VocabWord(1, word)));
    next = List.of();
    taken++;
    guarded(this::advance);
    return sequence;
  }

  private void guarded(Runnable step) {
    if (failure.isPresent()) {
      return;
    }
    try {
      step.run();
    } catch (RuntimeException e) {
      failure = Optional.of(e);
      rest = Collections.emptyIterator();
    }
  }

  /** Throws what went wrong while sentences were read. */
  synchronized void rethrow() {
    if (failure.isPresent()) {
      throw failure.get();
    }
  }
}
