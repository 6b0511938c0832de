package io.sluice.wordvectors;

import io.sluice.embeddings.learning.LearningListener;
import io.sluice.embeddings.learning.LearningMethod;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.vectors.WordVectors;
import java.util.List;
import org.deeplearning4j.models.embeddings.learning.ElementsLearningAlgorithm;
import org.deeplearning4j.models.embeddings.learning.impl.elements.CBOW;
import org.deeplearning4j.models.embeddings.learning.impl.elements.SkipGram;
import org.deeplearning4j.models.word2vec.VocabWord;
import org.deeplearning4j.models.word2vec.Word2Vec;
import org.deeplearning4j.models.word2vec.wordstore.VocabCache;
import org.deeplearning4j.models.word2vec.wordstore.inmemory.AbstractCache;
import org.nd4j.linalg.factory.Nd4j;

/** Word2Vec, skip-gram or CBOW. */
record WordLearning(LearningSettings settings, LearningSchedule schedule) {
  /** The rate falls to this, as in word2vec. */
  static final double LEAST_RATE = 1e-4;

  /**
   * Pairs for one call of the native library; its CBOW is broken for more than one (1.0.0-M2.1).
   */
  static final int BATCH = 512;

  WordVectors learn(Iterable<List<String>> sentences, LearningListener listener) {
    WordCounter counter = new WordCounter();
    long read = 0;
    for (List<String> sentence : sentences) {
      sentence.forEach(counter::add);
      listener.progress(0, ++read);
    }
    VocabCache<VocabWord> vocabulary = vocabulary(counter);
    GuardedSequences text = new GuardedSequences(sentences, vocabulary::containsWord, listener);
    boolean cbow = settings.method() == LearningMethod.CBOW;
    SkipGram<VocabWord> skipGram = new SkipGram<>();
    ElementsLearningAlgorithm<VocabWord> algorithm = cbow ? new CBOW<>() : skipGram;
    Word2Vec model =
        new Word2Vec.Builder()
            .iterate(text)
            .elementsLearningAlgorithm(algorithm)
            .layerSize(settings.dimension())
            .windowSize(settings.window())
            .vocabCache(vocabulary)
            .resetModel(false) // keep the vocabulary
            .useHierarchicSoftmax(false)
            .negativeSample(settings.negatives())
            .sampling(settings.subsampling())
            .epochs(schedule.epochs())
            .iterations(1)
            .learningRate(schedule.rate())
            .minLearningRate(Math.min(LEAST_RATE, schedule.rate()))
            .batchSize(cbow ? 1 : BATCH)
            .workers(schedule.threads())
            .seed(schedule.seed())
            .build();
    Nd4j.getRandom().setSeed(schedule.seed());
    model.getLookupTable().resetWeights(true);
    if (schedule.isRepeatable()) {
      new RepeatableFitting(model, algorithm, skipGram, schedule).run(text);
    } else {
      Fitting.run(model::fit);
    }
    text.rethrow();
    return Rows.of(model, word -> !word.isLabel(), VocabWord::getWord);
  }

  /** In an order of ours: DL4J counts in several threads, and puts words of one count in any. */
  private VocabCache<VocabWord> vocabulary(WordCounter counter) {
    AbstractCache<VocabWord> vocabulary = new AbstractCache.Builder<VocabWord>().build();
    int index = 0;
    for (String word : counter.frequent(settings.minimumCount())) {
      VocabWord element = new VocabWord(counter.count(word), word);
      element.setIndex(index);
      vocabulary.addToken(element);
      vocabulary.addWordToIndex(index++, word);
    }
    vocabulary.updateWordsOccurrences();
    return vocabulary;
  }
}
