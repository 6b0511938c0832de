package io.sluice.language.contextual;

import io.sluice.embeddings.EmbeddingContract;
import io.sluice.embeddings.EmbeddingSettings;
import java.util.Optional;

class ContextualContractTest extends EmbeddingContract {
  @Override
  protected EmbeddingSettings settings() {
    return new ContextualSettings(TinyModels.both(), 1, Optional.empty());
  }
}
