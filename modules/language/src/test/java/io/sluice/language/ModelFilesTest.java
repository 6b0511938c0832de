package io.sluice.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.ModelCard;
import io.sluice.model.ModelContents;
import io.sluice.model.ModelDescription;
import io.sluice.model.ModelFile;
import io.sluice.model.ModelFormatException;
import io.sluice.model.Tensor;
import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.text.SymbolCodec;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFilesTest {
  @TempDir Path folder;

  private final LanguageModel model =
      Models.random(
          1, Models.characters("abcdefg\n"), Models.settings(Cell.LSTM, OutputWeights.SEPARATE));

  private JsonObject.Builder architecture(String changed) {
    JsonObject.Builder copy = JsonObject.builder();
    model
        .architecture()
        .toJson()
        .members()
        .forEach(
            (key, value) -> {
              if (!key.equals(changed)) {
                copy.put(key, value);
              }
            });
    return copy;
  }

  private Path write(String kind, JsonObject architecture, String vocabulary, List<Tensor> tensors)
      throws IOException {
    Path file = folder.resolve("hostile.sluice");
    var description =
        new ModelDescription(
            kind, architecture, List.of(), JsonObject.EMPTY, ModelCard.named("hostile"));
    ModelFile.write(file, new ModelContents(description, Map.of("symbols", vocabulary), tensors));
    return file;
  }

  private String vocabulary() throws IOException {
    StringWriter text = new StringWriter();
    model.codec().vocabulary().write(text);
    return text.toString();
  }

  private List<Tensor> tensors() {
    List<Tensor> tensors = new ArrayList<>();
    model
        .tensors()
        .forEach(
            tensor ->
                tensors.add(
                    Tensor.floats(
                        tensor.name(),
                        tensor.values(),
                        tensor.shape().stream().mapToInt(Integer::intValue).toArray())));
    return tensors;
  }

  private void refused(JsonObject architecture, String message) throws IOException {
    Path file = write("language-model", architecture, vocabulary(), tensors());
    assertThatThrownBy(() -> LanguageModel.load(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void loadsWhatIsSound() throws IOException {
    LanguageModel.load(
        write("language-model", model.architecture().toJson(), vocabulary(), tensors()));
  }

  @Test
  void keepsTheReadingDirection() throws IOException {
    assertThat(model.architecture().toJson().find("reading")).isEmpty();
    var settings = model.settings().withReading(ReadingDirection.BACKWARD);
    Path file = folder.resolve("backward.sluice");
    LanguageModel.of(model.codec(), settings, model.tensors()).save(file, "backward");
    assertThat(LanguageModel.load(file).settings().reading()).isEqualTo(ReadingDirection.BACKWARD);
    refused(architecture("").put("reading", "sideways").build(), "unknown reading direction");
  }

  @Test
  void keepsEveryCellAndItsProjection() throws IOException {
    assertThat(model.architecture().toJson().find("projection")).isEmpty();
    SymbolCodec codec = Models.characters("abcdefg\n");
    for (Cell cell : Cell.values()) {
      List<RecurrentSettings> all = new ArrayList<>();
      all.add(RecurrentSettings.of(cell, 2, 13));
      if (cell.hasCellState()) {
        all.add(RecurrentSettings.of(cell, 2, 13).withProjection(6));
      }
      for (RecurrentSettings recurrent : all) {
        LanguageModel saved = Models.random(3, codec, LanguageModelSettings.of(11, recurrent));
        Path file = folder.resolve("cell.sluice");
        saved.save(file, "cell");
        LanguageModel loaded = LanguageModel.load(file);
        assertThat(loaded.settings()).isEqualTo(saved.settings());
        assertThat(loaded.score("abcacb").bitsPerSymbol())
            .isEqualTo(saved.score("abcacb").bitsPerSymbol());
      }
    }
  }

  @Test
  void refusesArchitecturesOutOfRange() throws IOException {
    refused(architecture("hidden").put("hidden", 1_000_000_000_000L).build(), "hidden");
    refused(architecture("hidden").put("hidden", -1).build(), "hidden");
    refused(architecture("hidden").put("hidden", 8000).build(), "recurrent.0.forward");
    refused(architecture("layers").put("layers", 65).build(), "layers");
    refused(architecture("layers").put("layers", 3).build(), "recurrent.2.forward");
    refused(architecture("embedding").put("embedding", 16_384).build(), "embedding.weight");
    refused(architecture("cell").put("cell", "java.lang.Runtime").build(), "unknown cell");
    refused(architecture("").put("projection", 13).build(), "projection must be at least 1");
    refused(architecture("").put("projection", 1L << 40).build(), "projection");
    refused(architecture("").put("projection", -1).build(), "projection");
    refused(architecture("").put("projection", "wide").build(), "projection");
    refused(architecture("").put("projection", 6).build(), "recurrent.0.forward.hidden.weight");
    refused(architecture("output").put("output", "tied?").build(), "unknown output weights");
    refused(architecture("vocabulary").put("vocabulary", 2_000_000_000).build(), "symbols");
    refused(architecture("symbols").put("symbols", "pixels").build(), "pixels");
    refused(architecture("symbols").put("symbols", "bytes").build(), "vocabulary");
    refused(architecture("symbols").build(), "symbols");
    refused(JsonObject.EMPTY, "architecture");
  }

  @Test
  void refusesClustersOutOfRange() throws IOException {
    refused(architecture("output").put("output", "adaptive").build(), "cutoffs");
    refusedCutoffs("[]", 2, "between 1 and 64 cutoffs");
    refusedCutoffs("[" + "1,".repeat(99) + "2]", 2, "100 cutoffs are too many");
    refusedCutoffs("[3, 2]", 2, "ascending");
    refusedCutoffs("[-3]", 2, "a cutoff must be a positive integer");
    refusedCutoffs("[4294967299]", 2, "a cutoff must be a positive integer");
    refusedCutoffs("[\"a\"]", 2, "a cutoff must be a positive integer");
    refusedCutoffs("[2000000000]", 2, "leaves no class");
    refusedCutoffs("[8]", 2, "leaves no class");
    refusedCutoffs("[3]", 0, "division");
    refusedCutoffs("[3]", 2000, "division");
    refusedCutoffs("[3]", 100, "vectors of length 0");
    refusedCutoffs("[3]", 2, "output.head.weight");
  }

  private void refusedCutoffs(String cutoffs, long division, String message) throws IOException {
    refused(
        architecture("output")
            .put("output", "adaptive")
            .put("cutoffs", Json.parseObject("{\"a\":" + cutoffs + "}", "test").array("a"))
            .put("division", division)
            .build(),
        message);
  }

  @Test
  void refusesOtherKindsAndMissingParts() throws IOException {
    JsonObject sound = model.architecture().toJson();
    Path tagger = write("tagger", sound, vocabulary(), tensors());
    assertThatThrownBy(() -> LanguageModel.load(tagger))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("tagger");
    List<Tensor> fewer = tensors();
    fewer.remove(fewer.size() - 1);
    Path incomplete = write("language-model", sound, vocabulary(), fewer);
    assertThatThrownBy(() -> LanguageModel.load(incomplete))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("output.bias");
  }
}
