package io.sluice.embeddings.gazetteer;

import io.sluice.embeddings.EmbeddingContract;
import io.sluice.embeddings.EmbeddingSettings;
import java.util.List;

class GazetteerContractTest extends EmbeddingContract {
  @Override
  protected EmbeddingSettings settings() {
    return new GazetteerSettings(
        List.of(
            new PhraseList("a", List.of("the Bank", "Bank of", "paris")),
            new PhraseList("none", List.of()),
            new PhraseList("b", List.of("IBM", "straße x"))),
        LetterCase.IGNORED);
  }
}
