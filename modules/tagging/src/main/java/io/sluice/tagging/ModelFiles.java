package io.sluice.tagging;

import io.sluice.embeddings.EmbeddingStack;
import io.sluice.embeddings.StoredTensors;
import io.sluice.model.ModelCard;
import io.sluice.model.ModelContents;
import io.sluice.model.ModelDescription;
import io.sluice.model.ModelFile;
import io.sluice.model.json.JsonException;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.Quantisation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Taggers as model files. */
final class ModelFiles {
  static final String KIND = "tagger";

  private ModelFiles() {}

  static void save(
      Architecture architecture,
      EmbeddingStack stack,
      List<NamedTensor> weights,
      Quantisation quantisation,
      Path file,
      ModelCard card,
      JsonObject provenance)
      throws IOException {
    List<NamedTensor> all = new ArrayList<>(weights);
    all.addAll(stack.fixedTensors());
    JsonObject json = architecture.toJson(stack.toJson());
    ModelFile.write(
        file,
        new ModelContents(
            new ModelDescription(
                KIND,
                StoredTensors.withPrecision(json, quantisation.precision()),
                architecture.tags().get(0).labels(),
                provenance,
                card),
            stack.vocabularies(),
            StoredTensors.write(all, quantisation)));
  }

  static Tagger load(Path file) throws IOException {
    ModelFile contents = ModelFile.read(file, KIND);
    String where = file + ": manifest.json";
    JsonObject json = contents.manifest().description().architecture();
    Architecture architecture = Architecture.read(json, where);
    Quantisation.Rounded stored =
        StoredTensors.readAll(StoredTensors.precision(json, where), contents.weights());
    Map<String, NamedTensor> tensors = stored.tensors();
    try {
      EmbeddingStack stack =
          EmbeddingStack.load(json.array("embeddings"), contents.vocabularies(), tensors);
      return Tagger.of(architecture, stack, stored);
    } catch (IllegalArgumentException | JsonException e) {
      throw Architecture.refusal(file.toString(), e, "tensors " + tensors.keySet());
    }
  }
}
