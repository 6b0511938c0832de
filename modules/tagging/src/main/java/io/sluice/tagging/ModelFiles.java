package io.sluice.tagging;

import io.sluice.embeddings.EmbeddingStack;
import io.sluice.model.ElementType;
import io.sluice.model.ModelCard;
import io.sluice.model.ModelContents;
import io.sluice.model.ModelDescription;
import io.sluice.model.ModelFile;
import io.sluice.model.Tensor;
import io.sluice.model.json.JsonException;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.parameter.NamedTensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
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
      Path file,
      ModelCard card,
      JsonObject provenance)
      throws IOException {
    List<NamedTensor> all = new ArrayList<>(weights);
    all.addAll(stack.fixedTensors());
    List<Tensor> tensors =
        all.stream()
            .map(
                tensor ->
                    Tensor.floats(
                        tensor.name(),
                        tensor.values(),
                        tensor.shape().stream().mapToInt(Integer::intValue).toArray()))
            .toList();
    ModelFile.write(
        file,
        new ModelContents(
            new ModelDescription(
                KIND,
                architecture.toJson(stack.toJson()),
                architecture.tags().get(0).labels(),
                provenance,
                card),
            stack.vocabularies(),
            tensors));
  }

  static Tagger load(Path file) throws IOException {
    ModelFile contents = ModelFile.read(file, KIND);
    String where = file + ": manifest.json";
    JsonObject json = contents.manifest().description().architecture();
    Architecture architecture = Architecture.read(json, where);
    Map<String, NamedTensor> tensors = new HashMap<>();
    for (Tensor tensor : contents.weights().tensors()) {
      if (tensor.type() == ElementType.F32) {
        tensors.put(tensor.name(), new NamedTensor(tensor.name(), tensor.shape(), tensor.floats()));
      }
    }
    try {
      EmbeddingStack stack =
          EmbeddingStack.load(json.array("embeddings"), contents.vocabularies(), tensors);
      return Tagger.of(architecture, stack, tensors);
    } catch (IllegalArgumentException | JsonException e) {
      throw Architecture.refusal(file.toString(), e, "tensors " + tensors.keySet());
    }
  }
}
