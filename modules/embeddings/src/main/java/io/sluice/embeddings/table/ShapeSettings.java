package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.WordCounts;
import io.sluice.embeddings.vectors.WordIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small table over the shapes of words: which letters are capitals, where digits and marks stand.
 * Rare shapes share the row of unknown ones.
 *
 * @param dimension numbers a word
 * @param minimumCount shapes that occur less often have no row
 */
public record ShapeSettings(int dimension, int minimumCount) implements EmbeddingSettings {
  public ShapeSettings {
    Table.checkedDimension(dimension);
    Table.checkMinimum(minimumCount);
  }

  /** Shapes have a row from five occurrences on. */
  public static ShapeSettings of(int dimension) {
    return new ShapeSettings(dimension, 5);
  }

  @Override
  public String kind() {
    return ShapeKind.NAME;
  }

  @Override
  public TokenEmbedding prepare(WordCounts training) {
    Map<String, Integer> shapes = new LinkedHashMap<>();
    for (String word : training.words()) {
      shapes.merge(WordShape.of(word), training.count(word), Integer::sum);
    }
    shapes.values().removeIf(count -> count < minimumCount);
    return new ShapeEmbedding(WordIndex.of(List.copyOf(shapes.keySet())), dimension);
  }
}
