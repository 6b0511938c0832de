package io.sluice.experiments.config;

import io.sluice.catalog.VectorCard;
import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Existing;
import io.sluice.experiments.binding.Matching;
import io.sluice.experiments.binding.NameOf;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Vectors that were learned elsewhere; GloVe, word2vec or fastText, in text or binary. */
@Doc("Vectors that were learned elsewhere; GloVe, word2vec or fastText, in text or binary.")
@Tag("vectors")
public record VectorsEmbeddingConfig(
    @Doc("Name of a card of vectors; see sluice corpus list.")
        @Matching("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
        @NameOf(VectorCard.VECTORS)
        Optional<String> card,
    @Doc("A file of vectors, compressed or not.") @Existing Optional<Path> path,
    @Doc("trained goes on learning the vectors of the training words; frozen leaves them.")
        @Default("trained")
        Tuning tuning,
    @Doc("Words without a vector get one of their own if they occur so often.")
        @Default("2")
        @Range("[1, inf)")
        int minimumCount,
    @Doc("Share of words that training takes for unknown.") @Default("0") @Range("[0, 1)")
        double dropout,
    @Doc(
            "Keep this many vectors of words that the corpus lacks, the first of the file; without"
                + " it, all. The model file grows with them.")
        @Range("[0, inf)")
        OptionalInt beyondCorpus)
    implements TokenEmbeddingConfig {
  public VectorsEmbeddingConfig {
    Constraints.check(
        VectorsEmbeddingConfig.class, card, path, tuning, minimumCount, dropout, beyondCorpus);
    if (card.isPresent() == path.isPresent()) {
      throw new IllegalArgumentException("exactly one of card and path must be given");
    }
  }

  /** What training does to the vectors. */
  public enum Tuning {
    TRAINED,
    FROZEN
  }
}
