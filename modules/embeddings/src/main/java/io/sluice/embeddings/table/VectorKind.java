package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingKind;
import io.sluice.embeddings.SavedEmbedding;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.vectors.VectorRows;
import io.sluice.embeddings.vectors.WordIndex;
import io.sluice.neural.parameter.NamedTensor;
import java.util.List;

/** Kind {@value #NAME}. */
public final class VectorKind implements EmbeddingKind {
  static final String NAME = "vectors";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TokenEmbedding load(SavedEmbedding saved) {
    int dimension =
        Table.checkedDimension(saved.integer(VectorEmbedding.DIMENSION, 1, Integer.MAX_VALUE));
    WordIndex words = index(saved, VectorEmbedding.WORDS);
    int tuned = saved.integer(VectorEmbedding.TUNED, 0, words.size());
    NamedTensor fixed = saved.tensor(VectorEmbedding.FIXED);
    List<Integer> shape = List.of(words.size() - tuned, dimension);
    if (!fixed.shape().equals(shape)) {
      throw new IllegalArgumentException(
          "tensor %s must have shape %s, has %s".formatted(fixed.name(), shape, fixed.shape()));
    }
    return new VectorEmbedding(
        index(saved, VectorEmbedding.OWN),
        words,
        dimension,
        tuned,
        new float[0],
        VectorRows.of(fixed.values(), dimension),
        0,
        WordDropout.of(0));
  }

  private static WordIndex index(SavedEmbedding saved, String vocabulary) {
    return WordIndex.of(saved.words(vocabulary));
  }
}
