package io.sluice.experiments.config;

import io.sluice.catalog.CorpusCard;
import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Existing;
import io.sluice.experiments.binding.Matching;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A language model: learns to continue text, symbol by symbol. */
@Doc("A language model: learns to continue text, symbol by symbol.")
@Tag("language-model")
public record LanguageModelConfig(
    @Doc("Names the run; letters, digits, dots, dashes and underscores.")
        @Matching("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
        String name,
    @Doc("Where every random choice starts; same seed and settings, same weights.")
        @Default("1")
        @Range("[0, inf)")
        long seed,
    @Doc(
            "A trained model, a .sluice file or the directory of a run, to go on from instead of"
                + " random weights; the text is read with its vocabulary, and tokenizer.type, direction, embedding.dimension,"
                + " recurrent and output must be as it was made with.")
        Optional<Path> startFrom,
    @Doc("A directory of further cards of corpora and vectors, which win over Sluice's own.")
        @Existing
        Optional<Path> cards,
    @Doc("The text to learn from.") CorpusConfig corpus,
    @Doc("What one symbol is.") @Default("{type: characters}") TokenizerConfig tokenizer,
    @Doc(
            "Which way the model reads text: forward to predict what comes next, backward what came"
                + " before, as contextual embeddings need it.")
        @Default("forward")
        Direction direction,
    @Doc("The vector that stands for a symbol.") @Default("{}") EmbeddingConfig embedding,
    @Doc("The recurrent layers.") @Default("{}") RecurrentConfig recurrent,
    @Doc("From the last layer to a distribution over symbols.") @Default("{}") OutputConfig output,
    @Doc("How the model is trained.") TrainingConfig training,
    @Doc("The text written while training, and by default afterwards.") @Default("{}")
        GenerateConfig generate,
    @Doc("What computes.") @Default("{}") EngineConfig engine)
    implements ExperimentConfig {
  public LanguageModelConfig {
    Constraints.check(
        LanguageModelConfig.class,
        name,
        seed,
        startFrom,
        cards,
        corpus,
        tokenizer,
        direction,
        embedding,
        recurrent,
        output,
        training,
        generate,
        engine);
    if (output.tied() && embedding.dimension() != recurrent.outputs()) {
      throw new IllegalArgumentException(
          "output.tied shares one matrix between input and output, so embedding.dimension ("
              + embedding.dimension()
              + ") must equal "
              + (recurrent.projection().isPresent()
                  ? "recurrent.projection ("
                  : "recurrent.hidden (")
              + recurrent.outputs()
              + ")");
    }
    if (output.type() != OutputConfig.Kind.FULL && tokenizer instanceof BytesConfig) {
      throw new IllegalArgumentException(
          "output.type adaptive and sampled need symbols numbered by frequency, bytes are not; use"
              + " type full");
    }
    if (recurrent.dropout().type() == DropoutConfig.Kind.NONE && output.dropout().orElse(0) > 0) {
      throw new IllegalArgumentException(
          "output.dropout needs recurrent.dropout.type standard or locked");
    }
  }

  @Override
  public List<CardName> cardNames() {
    return corpus.card().stream()
        .map(card -> new CardName("corpus.card", card, CorpusCard.TEXT))
        .toList();
  }

  /** The same with another engine. */
  public LanguageModelConfig withEngine(EngineConfig other) {
    return new LanguageModelConfig(
        name, seed, startFrom, cards, corpus, tokenizer, direction, embedding, recurrent, output,
        training, generate, other);
  }

  /** The same, started from another model. */
  public LanguageModelConfig withStartFrom(Path model) {
    return new LanguageModelConfig(
        name,
        seed,
        Optional.of(model),
        cards,
        corpus,
        tokenizer,
        direction,
        embedding,
        recurrent,
        output,
        training,
        generate,
        engine);
  }

  /** Which way a model reads text. */
  public enum Direction {
    FORWARD,
    BACKWARD
  }
}
