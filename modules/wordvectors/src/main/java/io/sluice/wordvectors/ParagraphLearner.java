package io.sluice.wordvectors;

import io.sluice.embeddings.learning.LearningMethod;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.text.document.Document;
import io.sluice.text.token.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.models.embeddings.learning.impl.elements.CBOW;
import org.deeplearning4j.models.embeddings.learning.impl.elements.SkipGram;
import org.deeplearning4j.models.embeddings.learning.impl.sequence.DBOW;
import org.deeplearning4j.models.embeddings.learning.impl.sequence.DM;
import org.deeplearning4j.models.paragraphvectors.ParagraphVectors;
import org.deeplearning4j.models.word2vec.VocabWord;

/**
 * Learns vectors of whole documents with those of their words: ParagraphVectors of
 * deeplearning4j-nlp (Le and Mikolov 2014), DBOW beside skip-gram or DM beside CBOW.
 *
 * <p>Even with one thread two runs may differ a little: DL4J learns from the documents that have
 * arrived from a thread that reads, in batches that depend on how busy the machine is.
 */
public final class ParagraphLearner {
  private final LearningSettings settings;
  private final LearningSchedule schedule;
  private final Tokenizer tokenizer;

  /**
   * What to learn.
   *
   * @throws IllegalArgumentException if the method is one of fastText
   */
  public ParagraphLearner(
      LearningSettings settings, LearningSchedule schedule, Tokenizer tokenizer) {
    if (settings.method() != LearningMethod.SKIP_GRAM && settings.method() != LearningMethod.CBOW) {
      throw new IllegalArgumentException(
          "documents are learned with skip-gram or cbow, not with " + settings.method().label());
    }
    this.settings = settings;
    this.schedule = schedule;
    this.tokenizer = tokenizer;
  }

  /**
   * Learns.
   *
   * @param documents with ids of their own
   * @throws IllegalArgumentException if no word is frequent enough or an id stands twice
   */
  public LearnedParagraphs learn(List<Document> documents) {
    DocumentIterator text = new DocumentIterator(documents);
    SluiceTokenizerFactory factory = new SluiceTokenizerFactory(tokenizer);
    WordCounter counter = new WordCounter();
    for (Document document : documents) {
      tokenizer.tokenize(document.text()).forEach(token -> counter.add(token.text()));
    }
    counter.frequent(settings.minimumCount());
    boolean cbow = settings.method() == LearningMethod.CBOW;
    ParagraphVectors.Builder builder = new ParagraphVectors.Builder();
    builder.iterate(text);
    builder.tokenizerFactory(factory);
    builder.elementsLearningAlgorithm(cbow ? new CBOW<VocabWord>() : new SkipGram<VocabWord>());
    builder.sequenceLearningAlgorithm(cbow ? new DM<VocabWord>() : new DBOW<VocabWord>());
    builder.trainWordVectors(true);
    builder.layerSize(settings.dimension());
    builder.windowSize(settings.window());
    builder.minWordFrequency(settings.minimumCount());
    builder.useHierarchicSoftmax(false);
    builder.negativeSample(settings.negatives());
    builder.sampling(settings.subsampling());
    builder.epochs(schedule.epochs());
    builder.iterations(1);
    builder.learningRate(schedule.rate());
    builder.minLearningRate(Math.min(WordLearning.LEAST_RATE, schedule.rate()));
    builder.workers(schedule.threads());
    builder.seed(schedule.seed());
    if (cbow) {
      builder.batchSize(1);
    }
    ParagraphVectors model = builder.build();
    Fitting.run(model::fit);
    return new LearnedParagraphs(
        Rows.of(model, VocabWord::isLabel, word -> text.id(word.getWord())),
        Rows.of(model, word -> !word.isLabel(), VocabWord::getWord),
        unseen -> infer(model, factory, unseen));
  }

  private static float[] infer(
      ParagraphVectors model, SluiceTokenizerFactory factory, String text) {
    List<VocabWord> known = new ArrayList<>();
    for (String word : factory.create(text).getTokens()) {
      if (model.getVocab().containsWord(word)) {
        known.add(model.getVocab().wordFor(word));
      }
    }
    if (known.isEmpty()) {
      throw new IllegalArgumentException("the text has no word that was learned");
    }
    return model.inferVector(known).toFloatVector();
  }
}
