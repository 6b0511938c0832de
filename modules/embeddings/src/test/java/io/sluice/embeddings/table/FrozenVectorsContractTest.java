package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingContract;
import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.Samples;
import io.sluice.embeddings.vectors.WordVectors;
import java.util.List;

class FrozenVectorsContractTest extends EmbeddingContract {
  static final WordVectors VECTORS =
      WordVectors.of(
          List.of("the", "unseen", "bank", "0000", "IBM", "straße", "of"),
          19,
          Samples.values(3, 7 * 19));

  @Override
  protected EmbeddingSettings settings() {
    return VectorSettings.frozen(VECTORS).withDropout(0.2);
  }
}
