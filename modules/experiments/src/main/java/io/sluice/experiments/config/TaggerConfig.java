package io.sluice.experiments.config;

import io.sluice.catalog.CorpusCard;
import io.sluice.catalog.VectorCard;
import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Default;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Existing;
import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.binding.Matching;
import io.sluice.experiments.binding.Range;
import io.sluice.experiments.binding.Tag;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A tagger: learns to label the tokens of sentences. */
@Doc("A tagger: learns to label the tokens of sentences.")
@Tag("tagger")
public record TaggerConfig(
    @Doc("Names the run; letters, digits, dots, dashes and underscores.")
        @Matching("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
        String name,
    @Doc("Where every random choice starts; same seed and settings, same weights.")
        @Default("1")
        @Range("[0, inf)")
        long seed,
    @Doc("A directory of further cards of corpora and vectors, which win over Sluice's own.")
        @Existing
        Optional<Path> cards,
    @Doc("The annotated sentences to learn from.") AnnotatedCorpusConfig corpus,
    @Doc("What is learned.") @Default("{}") LabelsConfig labels,
    @Doc("Further layers that are learned with it, by the same network; the first counts.")
        @Default("[]")
        List<LabelsConfig> joint,
    @Doc("What stands for a token: vectors of these kinds, side by side.")
        @Default("[{type: words}, {type: characters-lstm}]")
        List<TokenEmbeddingConfig> embeddings,
    @Doc("The recurrent layers.") @Default("{}") TaggerRecurrentConfig recurrent,
    @Doc("crf chooses the best sequence of labels, softmax each label by itself.") @Default("crf")
        Head head,
    @Doc("How the tagger is trained.") TaggerTrainingConfig training,
    @Doc(
            "temperature makes probabilities mean what they say, on the development sentences; none"
                + " leaves them.")
        @Default("temperature")
        Calibration calibration,
    @Doc("What computes.") @Default("{}") EngineConfig engine)
    implements ExperimentConfig {
  public TaggerConfig {
    Constraints.check(
        TaggerConfig.class,
        name,
        seed,
        cards,
        corpus,
        labels,
        joint,
        embeddings,
        recurrent,
        head,
        training,
        calibration,
        engine);
    joint = List.copyOf(joint);
    embeddings = List.copyOf(embeddings);
    if (embeddings.isEmpty()) {
      throw new IllegalArgumentException(
          "embeddings must name at least one kind, such as [{type: words}]");
    }
    requireLayer("labels", labels, corpus);
    for (var i = 0; i < joint.size(); i++) {
      requireLayer("joint[" + i + "]", joint.get(i), corpus);
    }
  }

  /** Columns say which layers of labels there are. */
  private static void requireLayer(String key, LabelsConfig labels, AnnotatedCorpusConfig corpus) {
    var there = corpus.namedLayers();
    if (there.isPresent() && !there.get().contains(labels.layer())) {
      throw new InvalidValueException(
          key + ".layer",
          "is \"%s\", but the columns of corpus hold %s; name one of these, or call a column %s"
              .formatted(
                  labels.layer(),
                  there.get().isEmpty() ? "words alone" : String.join(", ", there.get()),
                  labels.layer()));
    }
  }

  /** How labels are chosen. */
  public enum Head {
    CRF,
    SOFTMAX
  }

  /** How probabilities are corrected. */
  public enum Calibration {
    TEMPERATURE,
    NONE
  }

  @Override
  public List<CardName> cardNames() {
    var names = new ArrayList<CardName>();
    corpus
        .card()
        .ifPresent(card -> names.add(new CardName("corpus.card", card, CorpusCard.ANNOTATED)));
    for (var i = 0; i < embeddings.size(); i++) {
      if (embeddings.get(i) instanceof VectorsEmbeddingConfig vectors) {
        var where = "embeddings[" + i + "].card";
        vectors.card().ifPresent(card -> names.add(new CardName(where, card, VectorCard.VECTORS)));
      }
    }
    return List.copyOf(names);
  }

  /** The same with another engine. */
  public TaggerConfig withEngine(EngineConfig other) {
    return new TaggerConfig(
        name,
        seed,
        cards,
        corpus,
        labels,
        joint,
        embeddings,
        recurrent,
        head,
        training,
        calibration,
        other);
  }
}
