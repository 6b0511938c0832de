package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingKind;
import io.sluice.embeddings.SavedEmbedding;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.vectors.WordIndex;
import java.util.List;

/** Kind {@value #NAME}. */
public final class ShapeKind implements EmbeddingKind {
  static final String NAME = "shape";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TokenEmbedding load(SavedEmbedding saved) {
    List<String> shapes = saved.words(ShapeEmbedding.SHAPES);
    int dimension =
        Table.checkedDimension(saved.integer(ShapeEmbedding.DIMENSION, 1, Integer.MAX_VALUE));
    return new ShapeEmbedding(WordIndex.of(shapes), dimension);
  }
}
