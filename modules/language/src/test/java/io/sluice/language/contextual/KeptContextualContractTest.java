package io.sluice.language.contextual;

import io.sluice.embeddings.EmbeddingContract;
import io.sluice.embeddings.EmbeddingSettings;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The same with a file of vectors, which tests of one instance share. */
class KeptContextualContractTest extends EmbeddingContract {
  @TempDir Path folder;

  @Override
  protected EmbeddingSettings settings() {
    return ContextualSettings.of(TinyModels.both(), folder).withScale(0.3);
  }
}
