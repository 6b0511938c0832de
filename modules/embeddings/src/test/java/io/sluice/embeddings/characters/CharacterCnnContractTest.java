package io.sluice.embeddings.characters;

import io.sluice.embeddings.EmbeddingContract;
import io.sluice.embeddings.EmbeddingSettings;
import java.util.List;

class CharacterCnnContractTest extends EmbeddingContract {
  @Override
  protected EmbeddingSettings settings() {
    return CharacterCnnSettings.of(7, 11).withWidths(List.of(3, 2)).withLongest(9);
  }
}
