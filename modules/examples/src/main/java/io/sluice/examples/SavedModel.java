package io.sluice.examples;

import io.sluice.model.ElementType;
import io.sluice.model.Manifest;
import io.sluice.model.ModelContents;
import io.sluice.model.ModelDescription;
import io.sluice.model.ModelFile;
import io.sluice.model.TensorSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model file written and read, as {@code docs/model-format.md} shows it. */
final class SavedModel {
  private SavedModel() {}

  /** Writes a model with a tensor {@code embedding} [65, 64], and returns it as read again. */
  static float[] run(
      Path path,
      ModelDescription description,
      Map<String, String> vocabularies,
      List<TensorSource> tensors,
      PrintStream out)
      throws IOException {
    // docs/model-format.md begins
    ModelContents contents = new ModelContents(description, vocabularies, tensors);
    Manifest manifest = ModelFile.write(path, contents);
    ModelFile model = ModelFile.read(path, "language-model");
    float[] embedding = model.weights().require("embedding", ElementType.F32, 65, 64).floats();
    // docs/model-format.md ends
    out.println(manifest.equals(model.manifest()));
    return embedding;
  }
}
