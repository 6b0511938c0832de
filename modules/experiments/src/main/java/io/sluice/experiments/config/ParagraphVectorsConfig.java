package io.sluice.experiments.config;

import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;

/** Vectors of whole documents with those of their words (Le and Mikolov 2014). */
@Doc(
    "Vectors of whole documents with those of their words (Le and Mikolov 2014). Every line of the"
        + " text is a document; all are in memory together.")
@Tag("paragraph-vectors")
public record ParagraphVectorsConfig(
    @Doc("dbow: a document predicts its words; dm: it helps those around a word to, slow here.")
        @Default("dbow")
        Prediction prediction,
    @Doc("Numbers of a word or a document.") @Default("100") @Range("[1, 4096]") int dimension,
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
  public ParagraphVectorsConfig {
    Constraints.check(
        ParagraphVectorsConfig.class,
        prediction,
        dimension,
        window,
        minimumCount,
        negatives,
        subsampling);
  }

  /** What predicts what. */
  public enum Prediction {
    DBOW,
    DM
  }
}
