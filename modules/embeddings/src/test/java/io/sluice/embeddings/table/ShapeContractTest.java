package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingContract;
import io.sluice.embeddings.EmbeddingSettings;

class ShapeContractTest extends EmbeddingContract {
  @Override
  protected EmbeddingSettings settings() {
    return ShapeSettings.of(5);
  }
}
