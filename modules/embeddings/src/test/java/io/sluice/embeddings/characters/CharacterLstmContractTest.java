package io.sluice.embeddings.characters;

import io.sluice.embeddings.EmbeddingContract;
import io.sluice.embeddings.EmbeddingSettings;

class CharacterLstmContractTest extends EmbeddingContract {
  @Override
  protected EmbeddingSettings settings() {
    return CharacterLstmSettings.of(7, 11).withLongest(9).withMinimumCount(2);
  }
}
