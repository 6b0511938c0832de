package io.sluice.tagging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.embeddings.EmbeddingStack;
import io.sluice.embeddings.WordCounts;
import io.sluice.embeddings.table.WordSettings;
import io.sluice.model.ModelContents;
import io.sluice.model.ModelDescription;
import io.sluice.model.ModelFile;
import io.sluice.model.ModelFormatException;
import io.sluice.model.Tensor;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostileFileTest {
  @TempDir private Path directory;
  private Path sound;

  @BeforeEach
  void save() throws Exception {
    TagSet tags = TagSet.of(LabelLayer.tokens("pos"), List.of("A", "B"));
    EmbeddingStack stack =
        EmbeddingStack.prepare(List.of(WordSettings.of(2)), WordCounts.of(Sentences.draw(3, 1)));
    int rows = 1 + WordCounts.of(Sentences.draw(3, 1)).words().size();
    List<NamedTensor> tensors =
        List.of(
            zeros("embeddings.0.weight", rows, 2),
            zeros("recurrent.0.forward.input.weight", 12, 2),
            zeros("recurrent.0.forward.hidden.weight", 12, 3),
            zeros("recurrent.0.forward.bias", 12),
            zeros("output.0.weight", 2, 3),
            zeros("output.0.bias", 2),
            zeros("crf.0.transitions", 2, 2),
            zeros("crf.0.start", 2),
            zeros("crf.0.end", 2));
    sound = directory.resolve("sound.sluice");
    Tagger.of(List.of(tags), stack, RecurrentSettings.of(Cell.LSTM, 1, 3), 0, tensors)
        .save(sound, "sound");
  }

  private static NamedTensor zeros(String name, Integer... shape) {
    int size = 1;
    for (int extent : shape) {
      size *= extent;
    }
    return new NamedTensor(name, List.of(shape), new float[size]);
  }

  /** The sound file with changes, its checksums right. */
  private Path changed(Map<String, JsonValue> members, List<String> withoutTensors)
      throws Exception {
    ModelFile file = ModelFile.read(sound);
    ModelDescription description = file.manifest().description();
    Map<String, JsonValue> json = new LinkedHashMap<>(description.architecture().members());
    json.putAll(members);
    List<Tensor> tensors = new ArrayList<>(file.weights().tensors());
    tensors.removeIf(tensor -> withoutTensors.contains(tensor.name()));
    Path path = directory.resolve("changed.sluice");
    ModelFile.write(
        path,
        new ModelContents(
            new ModelDescription(
                description.kind(),
                new JsonObject(json),
                description.labels(),
                description.provenance(),
                description.card()),
            file.vocabularies(),
            tensors));
    return path;
  }

  private static JsonValue value(Object value) {
    JsonObject.Builder builder = JsonObject.builder();
    if (value instanceof String text) {
      builder.put("v", text);
    } else if (value instanceof Long number) {
      builder.put("v", number);
    } else {
      builder.put("v", (JsonValue) value);
    }
    return builder.build().require("v");
  }

  private void refuses(String key, Object member, String message) throws Exception {
    Path file = changed(Map.of(key, value(member)), List.of());
    assertThatThrownBy(() -> Tagger.load(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theSoundOneLoads() throws Exception {
    assertThat(Tagger.load(sound).tag("Ada met Paris").spans()).hasSize(3);
  }

  @Test
  void refusesArchitecturesThatCannotBe() throws Exception {
    refuses("cell", "quantum", "unknown cell \"quantum\"");
    refuses("precision", "fp7", "fp7");
    refuses("precision", "int8", "embeddings.0.weight.scale");
    refuses("precision", "bf16", "embeddings.0.weight");
    refuses("layers", 65L, "layers must be between");
    refuses("hidden", 8000L, "must have shape");
    refuses("hidden", -1L, "must be between 0 and");
    refuses("hidden", 1L << 40, "must be between 0 and");
    refuses("projection", 2L, "must have shape");
    refuses("projection", 8000L, "projection must be at least 1 and below");
    refuses("projection", -1L, "must be between 0 and");
    refuses("direction", "sideways", "unknown direction");
    refuses("look-ahead", 1000L, "look-ahead must be between");
    refuses("label-layers", "none", "label-layers");
    refuses(
        "label-layers",
        ModelFile.read(sound).manifest().description().architecture().array("embeddings"),
        "");
    refuses("embeddings", "words", "embeddings");
  }

  @Test
  void refusesTemperaturesThatScoresCannotBeDividedBy() throws Exception {
    for (double temperature : new double[] {1e-310, 1e-4, 0, -1, 1e4, 1e308}) {
      JsonObject layer =
          JsonObject.builder()
              .put("name", "pos")
              .put("scheme", "none")
              .put("decoder", "crf")
              .put("labels", JsonArray.ofStrings(List.of("A", "B")))
              .put("temperature", temperature)
              .build();
      refuses(
          "label-layers",
          new JsonArray(List.of(layer)),
          "temperature must be between 0.001 and 1000, was " + temperature);
    }
    Tagger tagger = Tagger.load(sound);
    assertThatThrownBy(() -> tagger.withTemperatures(List.of(1e-310)))
        .hasMessageContaining("temperature must be between");
  }

  @Test
  void refusesMissingTensors() throws Exception {
    for (Tensor tensor : ModelFile.read(sound).weights().tensors()) {
      Path file = changed(Map.of(), List.of(tensor.name()));
      assertThatThrownBy(() -> Tagger.load(file))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining(tensor.name());
    }
  }

  @Test
  void damagedFilesEndInOneException() throws Exception {
    byte[] bytes = Files.readAllBytes(sound);
    Path file = directory.resolve("damaged.sluice");
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      byte[] damaged =
          random.nextInt(4) == 0
              ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length))
              : bytes.clone();
      for (int i = random.nextInt(4); i >= 0 && damaged.length > 0; i--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      try {
        Tagger.load(file);
      } catch (ModelFormatException expected) {
        assertThat(expected).as("seed %d", seed).hasMessageContaining("damaged.sluice");
      }
    }
  }

  @Test
  void refusesOtherKindsOfModels() throws Exception {
    Path file = directory.resolve("other.sluice");
    ModelFile.write(
        file,
        new ModelContents(
            ModelDescription.of(
                "language-model", JsonObject.EMPTY, io.sluice.model.ModelCard.named("x")),
            Map.of(),
            List.of()));
    assertThatThrownBy(() -> Tagger.load(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("language model");
  }
}
