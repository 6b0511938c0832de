package io.sluice.experiments;

import io.sluice.embeddings.learning.LearningMethod;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.vectors.VectorFormat;
import io.sluice.experiments.config.FastTextConfig;
import io.sluice.experiments.config.ParagraphVectorsConfig;
import io.sluice.experiments.config.VectorMethodConfig;
import io.sluice.experiments.config.Word2VecConfig;
import io.sluice.experiments.config.WordVectorsConfig;

/** From what the file says about word vectors to the settings that the learner takes. */
final class VectorSetup {
  private VectorSetup() {}

  static VectorLearning learning(WordVectorsConfig config) {
    var settings = settings(config.method());
    var training = config.training();
    var rate = training.rate().orElse(settings.method().usualRate());
    var schedule = new LearningSchedule(training.epochs(), rate, training.threads(), config.seed());
    var subject =
        config.method() instanceof ParagraphVectorsConfig
            ? VectorLearning.Subject.LINES
            : VectorLearning.Subject.WORDS;
    return new VectorLearning(settings, schedule, config.words(), subject);
  }

  private static LearningSettings settings(VectorMethodConfig config) {
    if (config instanceof Word2VecConfig word2vec) {
      return new LearningSettings(
          skipGramOrCbow(word2vec.prediction() == Word2VecConfig.Prediction.SKIP_GRAM),
          word2vec.dimension(),
          word2vec.window(),
          word2vec.minimumCount(),
          word2vec.negatives(),
          word2vec.subsampling());
    }
    if (config instanceof ParagraphVectorsConfig paragraphs) {
      return new LearningSettings(
          skipGramOrCbow(paragraphs.prediction() == ParagraphVectorsConfig.Prediction.DBOW),
          paragraphs.dimension(),
          paragraphs.window(),
          paragraphs.minimumCount(),
          paragraphs.negatives(),
          paragraphs.subsampling());
    }
    var fastText = (FastTextConfig) config;
    var method =
        switch (fastText.prediction()) {
          case SKIP_GRAM -> LearningMethod.FASTTEXT;
          case CBOW -> LearningMethod.FASTTEXT_CBOW;
        };
    return new LearningSettings(
        method,
        fastText.dimension(),
        fastText.window(),
        fastText.minimumCount(),
        fastText.negatives(),
        switch (fastText.subsampling()) {
          case USUAL -> method.usualSubsampling();
          case NONE -> 0;
        });
  }

  /** DBOW learns beside skip-gram, DM beside CBOW. */
  private static LearningMethod skipGramOrCbow(boolean skipGram) {
    return skipGram ? LearningMethod.SKIP_GRAM : LearningMethod.CBOW;
  }

  static VectorFormat format(WordVectorsConfig.Format format) {
    return switch (format) {
      case GLOVE -> VectorFormat.GLOVE_TEXT;
      case WORD2VEC_TEXT -> VectorFormat.WORD2VEC_TEXT;
      case WORD2VEC_BINARY -> VectorFormat.WORD2VEC_BINARY;
    };
  }
}
