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
 * @param scale of the vectors, in (0, 1]: hidden units are many, and as large as they come they
 *     drown what stands beside them
 * @param folder where training keeps the vectors of sentences, so that each is computed once: 4
 *     bytes for each hidden unit of each token. Without, they are computed in every epoch
 */
public record ContextualSettings(List<LanguageModel> models, double scale, Optional<Path> folder)
    implements EmbeddingSettings {
  static final int MOST_MODELS = 8;

  public ContextualSettings {
    models = List.copyOf(models);
    if (models.isEmpty() || models.size() > MOST_MODELS) {
      throw new IllegalArgumentException(
          "expected 1 to %d language models, was given %d".formatted(MOST_MODELS, models.size()));
    }
    requireScale(scale);
    models.forEach(ContextualModel::of); // refuses models of other symbols
  }

  static void requireScale(double scale) {
    if (!(scale > 0 && scale <= 1)) {
      throw new IllegalArgumentException("the scale of vectors must be in (0, 1], was " + scale);
    }
  }

  /** Vectors as they come, kept in a folder. */
  public static ContextualSettings of(List<LanguageModel> models, Path folder) {
    return new ContextualSettings(models, 1, Optional.of(folder));
  }

  /** The same with vectors of another size. */
  public ContextualSettings withScale(double value) {
    return new ContextualSettings(models, value, folder);
  }

  @Override
  public String kind() {
    return ContextualKind.NAME;
  }

  @Override
  public TokenEmbedding prepare(WordCounts training) {
    return ContextualEmbedding.of(models.stream().map(ContextualModel::of).toList(), scale, folder);
  }
}
