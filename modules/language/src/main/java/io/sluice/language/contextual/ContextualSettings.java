package io.sluice.language.contextual;

import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.WordCounts;
import io.sluice.language.LanguageModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What character language models know at the ends of tokens; usually one that reads forward and one
 * that reads backward.
 *
 * @param models of characters, at least one
 * @param folder where training keeps the vectors of sentences, so that each is computed once: 4
 *     bytes for each hidden unit of each token. Without, they are computed in every epoch
 */
public record ContextualSettings(List<LanguageModel> models, Optional<Path> folder)
    implements EmbeddingSettings {
  static final int MOST_MODELS = 8;

  public ContextualSettings {
    models = List.copyOf(models);
    if (models.isEmpty() || models.size() > MOST_MODELS) {
      throw new IllegalArgumentException(
          "expected 1 to %d language models, was given %d".formatted(MOST_MODELS, models.size()));
    }
    models.forEach(ContextualModel::of); // refuses models of other symbols
  }

  /** Vectors are kept in a folder. */
  public static ContextualSettings of(List<LanguageModel> models, Path folder) {
    return new ContextualSettings(models, Optional.of(folder));
  }

  @Override
  public String kind() {
    return ContextualKind.NAME;
  }

  @Override
  public TokenEmbedding prepare(WordCounts training) {
    return ContextualEmbedding.of(models.stream().map(ContextualModel::of).toList(), folder);
  }
}
