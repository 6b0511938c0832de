package io.sluice.language;

import io.sluice.embeddings.StoredTensors;
import io.sluice.model.ModelCard;
import io.sluice.model.ModelContents;
import io.sluice.model.ModelDescription;
import io.sluice.model.ModelFile;
import io.sluice.model.ModelFormatException;
import io.sluice.model.Tensor;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.text.SymbolCodec;
import io.sluice.text.Vocabulary;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Language models as model files. */
final class ModelFiles {
  static final String KIND = "language-model";
  private static final String SYMBOLS = "symbols";

  private ModelFiles() {}

  static void save(LanguageModel model, Path file, ModelCard card, JsonObject provenance)
      throws IOException {
    StringWriter vocabulary = new StringWriter();
    model.codec().vocabulary().write(vocabulary);
    List<Tensor> tensors = StoredTensors.write(model.tensors(), model.quantisation());
    JsonObject architecture =
        StoredTensors.withPrecision(model.architecture().toJson(), model.precision());
    ModelFile.write(
        file,
        new ModelContents(
            new ModelDescription(KIND, architecture, List.of(), provenance, card),
            Map.of(SYMBOLS, vocabulary.toString()),
            tensors));
  }

  static LanguageModel load(Path file) throws IOException {
    ModelFile contents = ModelFile.read(file, KIND);
    String where = file + ": manifest.json";
    JsonObject json = contents.manifest().description().architecture();
    Architecture architecture = Architecture.read(json, where);
    WeightPrecision precision = StoredTensors.precision(json, where);
    SymbolCodec codec = codec(file, architecture, contents.vocabulary(SYMBOLS));
    return LanguageModel.of(
        codec,
        architecture.settings(),
        StoredTensors.read(architecture.tensors(), precision, contents.weights()));
  }

  private static SymbolCodec codec(Path file, Architecture architecture, String text)
      throws IOException {
    String where = file + ": vocabulary/" + SYMBOLS + ".txt";
    try {
      Vocabulary vocabulary = Vocabulary.read(new StringReader(text), where);
      if (vocabulary.size() != architecture.vocabulary()) {
        throw new ModelFormatException(
            where,
            "number of symbols",
            vocabulary.size(),
            architecture.vocabulary() + " as the manifest says",
            "fetch the model again");
      }
      return architecture.symbols().codec(vocabulary);
    } catch (IllegalArgumentException e) {
      throw new ModelFormatException(
          where, "vocabulary: " + e.getMessage(), "it", "a sound one", "fetch the model again");
    }
  }
}
