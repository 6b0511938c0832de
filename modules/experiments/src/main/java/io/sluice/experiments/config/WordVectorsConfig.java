package io.sluice.experiments.config;

import io.sluice.catalog.CorpusCard;
import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Existing;
import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.binding.Matching;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Word vectors, learned through deeplearning4j-nlp from which words stand near each other. */
@Doc("Word vectors, learned through deeplearning4j-nlp from which words stand near each other.")
@Tag("word-vectors")
public record WordVectorsConfig(
    @Doc("Names the run; letters, digits, dots, dashes and underscores.")
        @Matching("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
        String name,
    @Doc("Where every random choice starts; fasttext has a seed of its own and takes 1 only.")
        @Default("1")
        @Range("[0, inf)")
        long seed,
    @Doc("A directory of further cards of corpora and vectors, which win over Sluice's own.")
        @Existing
        Optional<Path> cards,
    @Doc("The text to learn from.") PlainTextConfig corpus,
    @Doc("Which words the text consists of.") @Default("{}") WordingConfig words,
    @Doc("What is learned, and how.") @Default("{type: word2vec}") VectorMethodConfig method,
    @Doc("How long, and by how many.") @Default("{}") VectorTrainingConfig training,
    @Doc("How the vectors are written: vectors.txt, vectors.vec or vectors.bin.")
        @Default("word2vec-text")
        Format format)
    implements ExperimentConfig {
  public WordVectorsConfig {
    Constraints.check(
        WordVectorsConfig.class, name, seed, cards, corpus, words, method, training, format);
    if (method instanceof FastTextConfig && seed != FastTextConfig.SEED) {
      throw new InvalidValueException(
          "seed", "must be " + FastTextConfig.SEED + " with method fasttext, was " + seed);
    }
  }

  /** How files of vectors are written. */
  public enum Format {
    GLOVE,
    WORD2VEC_TEXT,
    WORD2VEC_BINARY
  }

  @Override
  public List<CardName> cardNames() {
    return corpus.card().stream()
        .map(card -> new CardName("corpus.card", card, CorpusCard.TEXT))
        .toList();
  }
}
