package io.sluice.wordvectors;

import io.sluice.embeddings.learning.LearningSchedule;
import java.util.concurrent.atomic.AtomicLong;
import org.deeplearning4j.models.embeddings.learning.ElementsLearningAlgorithm;
import org.deeplearning4j.models.embeddings.learning.impl.elements.BatchSequences;
import org.deeplearning4j.models.embeddings.learning.impl.elements.SkipGram;
import org.deeplearning4j.models.sequencevectors.sequence.Sequence;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.deeplearning4j.models.word2vec.Word2Vec;

/**
 * What {@code Word2Vec.fit} does, on the caller's thread. There, one thread reads and another
 * learns from as many sentences as have arrived: how they fall into batches, and so every vector,
 * depends on how busy the machine is.
 */
record RepeatableFitting(
    Word2Vec model,
    ElementsLearningAlgorithm<VocabWord> algorithm,
    SkipGram<VocabWord> skipGram,
    LearningSchedule schedule) {
  /** Sentences whose pairs are put into batches together. */
  private static final int GROUP = 512;

  void run(GuardedSequences text) {
    algorithm.configure(model.getVocab(), model.getLookupTable(), model.getConfiguration());
    skipGram.setWorkers(1);
    double total = (double) model.getVocab().totalWordOccurrences() * schedule.epochs();
    double least = Math.min(WordLearning.LEAST_RATE, schedule.rate());
    long words = 0;
    for (int epoch = 1; epoch <= schedule.epochs(); epoch++) {
      AtomicLong random = new AtomicLong(schedule.seed() + epoch);
      text.reset();
      while (text.hasMoreSequences()) {
        BatchSequences<VocabWord> batch = new BatchSequences<>(WordLearning.BATCH);
        for (int i = 0; i < GROUP && text.hasMoreSequences(); i++) {
          Sequence<VocabWord> sentence = known(text.nextSequence());
          double rate = Math.max(least, schedule.rate() * (1 - words / total));
          algorithm.learnSequence(sentence, random, rate, batch);
          words += sentence.size();
        }
        learn(batch);
      }
      algorithm.finish();
    }
  }

  /** Nothing is left here of CBOW, which learns word by word. */
  private void learn(BatchSequences<VocabWord> batch) {
    int chunks = (batch.size() + WordLearning.BATCH - 1) / WordLearning.BATCH;
    for (int chunk = 0; chunk < chunks; chunk++) {
      skipGram.iterateSample(batch.get(chunk));
    }
  }

  /** The same words as the vocabulary has them, with their numbers. */
  private Sequence<VocabWord> known(Sequence<VocabWord> sentence) {
    Sequence<VocabWord> known = new Sequence<>();
    for (VocabWord word : sentence.getElements()) {
      VocabWord found = model.getVocab().wordFor(word.getLabel());
      if (found != null) {
        known.addElement(found);
      }
    }
    return known;
  }
}
