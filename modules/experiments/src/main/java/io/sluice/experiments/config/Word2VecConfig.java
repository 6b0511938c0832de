package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** Vectors of words (Mikolov et al. 2013). */
@Doc("Vectors of words (Mikolov et al. 2013).")
@Tag("word2vec")
public record Word2VecConfig(
    @Doc("skip-gram: a word predicts those around it; cbow: they predict it, slow here.")
        @Default("skip-gram")
        Prediction prediction,
    @Doc("Numbers of a word.") @Default("100") @Range("[1, 4096]") int dimension,
    @Doc("Words on either side that count, at most.") @Default("5") @Range("[1, 100]") int window,
    @Doc("Words that occur less often get no vector.") @Default("5") @Range("[1, inf)")
        int minimumCount,
    @Doc("Words drawn at random for each pair, as examples of what does not go together.")
        @Default("5")
        @Range("[1, 100]")
        int negatives,
    @Doc("Frequent words are skipped the more often the smaller this is; 0: never.")
        @Default("0.001")
        @Range("[0, 1)")
        double subsampling)
    implements VectorMethodConfig {
  public Word2VecConfig {
    Constraints.check(
        Word2VecConfig.class, prediction, dimension, window, minimumCount, negatives, subsampling);
  }

  /** What predicts what. */
  public enum Prediction {
    SKIP_GRAM,
    CBOW
  }
}
