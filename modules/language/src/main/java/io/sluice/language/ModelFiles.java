package io.sluice.language;

import io.sluice.model.ModelCard;
import io.sluice.model.ModelContents;
import io.sluice.model.ModelDescription;
import io.sluice.model.ModelFile;
import io.sluice.model.ModelFormatException;
import io.sluice.model.Tensor;
import io.sluice.model.json.JsonException;
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
  private static final String PRECISION = "precision";

  private ModelFiles() {}

  static void save(LanguageModel model, Path file, ModelCard card, JsonObject provenance)
      throws IOException {
    StringWriter vocabulary = new StringWriter();
    model.codec().vocabulary().write(vocabulary);
    List<Tensor> tensors = StoredTensors.write(model.tensors(), model.quantisation());
    JsonObject architecture = architecture(model);
    ModelFile.write(
        file,
        new ModelContents(
            new ModelDescription(KIND, architecture, List.of(), provenance, card),
            Map.of(SYMBOLS, vocabulary.toString()),
            tensors));
  }

  /** Models as they were trained do not name their precision. */
  private static JsonObject architecture(LanguageModel model) {
    JsonObject.Builder json = JsonObject.builder();
    model.architecture().toJson().members().forEach(json::put);
    if (model.precision() != WeightPrecision.FP32) {
      json.put(PRECISION, model.precision().label());
    }
    return json.build();
  }

  private static WeightPrecision precision(JsonObject architecture, String where) {
    try {
      return architecture.find(PRECISION).isEmpty()
          ? WeightPrecision.FP32
          : WeightPrecision.of(architecture.string(PRECISION));
    } catch (IllegalArgumentException | JsonException e) {
      throw new ModelFormatException(
          where,
          "architecture: " + e.getMessage(),
          architecture,
          "the precision of its weights",
          "use a newer version of Sluice");
    }
  }

  static LanguageModel load(Path file) throws IOException {
    ModelFile contents = ModelFile.read(file, KIND);
    String where = file + ": manifest.json";
    JsonObject json = contents.manifest().description().architecture();
    Architecture architecture = Architecture.read(json, where);
    WeightPrecision precision = precision(json, where);
    SymbolCodec codec = codec(file, architecture, contents.vocabulary(SYMBOLS));
    return LanguageModel.of(
        codec,
        architecture.settings(),
        StoredTensors.read(architecture, precision, contents.weights()));
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
