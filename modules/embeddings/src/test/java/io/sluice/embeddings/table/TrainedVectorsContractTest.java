package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingContract;
import io.sluice.embeddings.EmbeddingSettings;

class TrainedVectorsContractTest extends EmbeddingContract {
  @Override
  protected EmbeddingSettings settings() {
    return VectorSettings.trained(FrozenVectorsContractTest.VECTORS).withMinimumCount(1);
  }
}
