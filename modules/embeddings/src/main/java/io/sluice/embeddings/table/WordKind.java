package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingKind;
import io.sluice.embeddings.SavedEmbedding;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.vectors.WordIndex;
import java.util.List;

/** Kind {@value #NAME}. */
public final class WordKind implements EmbeddingKind {
  static final String NAME = "words";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public TokenEmbedding load(SavedEmbedding saved) {
    List<String> words = saved.words(WordEmbedding.WORDS);
    int dimension =
        Table.checkedDimension(saved.integer(WordEmbedding.DIMENSION, 1, Integer.MAX_VALUE));
    return new WordEmbedding(WordIndex.of(words), dimension, WordDropout.of(0));
  }
}
