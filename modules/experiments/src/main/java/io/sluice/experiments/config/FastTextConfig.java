package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** Vectors of words that are also their character n-grams (Bojanowski et al. 2017). */
@Doc(
    "Vectors of words that are also their character n-grams (Bojanowski et al. 2017); those of whole"
        + " words are kept.")
@Tag("fasttext")
public record FastTextConfig(
    @Doc("skip-gram: a word predicts those around it; cbow: they predict it.") @Default("skip-gram")
        Word2VecConfig.Prediction prediction,
    @Doc("Numbers of a word.") @Default("100") @Range("[1, 4096]") int dimension,
    @Doc("Words on either side that count, at most.") @Default("5") @Range("[1, 100]") int window,
    @Doc("Words that occur less often get no vector.") @Default("5") @Range("[1, inf)")
        int minimumCount,
    @Doc("Words drawn at random for each pair, as examples of what does not go together.")
        @Default("5")
        @Range("[1, 100]")
        int negatives,
    @Doc("usual: frequent words are skipped as its authors do, by 0.0001; none: all are read.")
        @Default("usual")
        Subsampling subsampling)
    implements VectorMethodConfig {
  /** The only one that fastText can be had with. */
  static final long SEED = 1;

  public FastTextConfig {
    Constraints.check(
        FastTextConfig.class, prediction, dimension, window, minimumCount, negatives, subsampling);
  }

  /** Whether frequent words are skipped. */
  public enum Subsampling {
    USUAL,
    NONE
  }
}
