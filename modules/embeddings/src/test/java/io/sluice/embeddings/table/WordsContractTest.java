package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingContract;
import io.sluice.embeddings.EmbeddingSettings;

class WordsContractTest extends EmbeddingContract {
  @Override
  protected EmbeddingSettings settings() {
    return WordSettings.of(21).withDropout(0.3);
  }
}
