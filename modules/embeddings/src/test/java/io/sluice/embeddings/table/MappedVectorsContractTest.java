package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingContract;
import io.sluice.embeddings.EmbeddingSettings;
import io.sluice.embeddings.vectors.VectorFile;
import io.sluice.embeddings.vectors.VectorFormat;
import io.sluice.embeddings.vectors.VectorWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class MappedVectorsContractTest extends EmbeddingContract {
  @TempDir Path folder;

  @Override
  protected EmbeddingSettings settings() {
    Path file = folder.resolve("vectors.bin");
    try {
      VectorWriter.write(FrozenVectorsContractTest.VECTORS, VectorFormat.WORD2VEC_BINARY, file);
      return VectorSettings.frozen(VectorFile.map(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
