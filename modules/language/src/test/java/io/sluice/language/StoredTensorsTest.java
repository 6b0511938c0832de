package io.sluice.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.ModelContents;
import io.sluice.model.ModelFile;
import io.sluice.model.ModelFormatException;
import io.sluice.model.Tensor;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.neural.recurrent.Cell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredTensorsTest {
  private static final String SCALE = "recurrent.0.forward.hidden.weight.scale";
  private static final String MATRIX = "recurrent.0.forward.hidden.weight";

  @TempDir Path folder;

  /** A file of 8-bit weights with one tensor replaced, or left out where there is no other. */
  private Path hostile(String precision, String name, UnaryOperator<List<Tensor>> other)
      throws IOException {
    Path file = folder.resolve("model.sluice");
    Models.random(1, Models.characters("abc\n"), Models.settings(Cell.LSTM, OutputWeights.SEPARATE))
        .quantised(WeightPrecision.INT8)
        .save(file, "hostile");
    ModelFile sound = ModelFile.read(file);
    List<Tensor> tensors = new ArrayList<>();
    for (Tensor tensor : sound.weights().tensors()) {
      tensors.addAll(tensor.name().equals(name) ? other.apply(List.of(tensor)) : List.of(tensor));
    }
    var description = sound.manifest().description();
    JsonObject.Builder architecture = JsonObject.builder();
    description
        .architecture()
        .members()
        .forEach(
            (key, value) -> {
              if (!key.equals("precision")) {
                architecture.put(key, value);
              }
            });
    if (!precision.isEmpty()) {
      architecture.put("precision", precision);
    }
    var changed =
        new io.sluice.model.ModelDescription(
            description.kind(),
            architecture.build(),
            description.labels(),
            description.provenance(),
            description.card());
    ModelFile.write(file, new ModelContents(changed, sound.vocabularies(), tensors));
    return file;
  }

  private void refused(
      String message, String precision, String name, UnaryOperator<List<Tensor>> other)
      throws IOException {
    Path file = hostile(precision, name, other);
    assertThatThrownBy(() -> LanguageModel.load(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(message);
  }

  private static UnaryOperator<List<Tensor>> scale(float value) {
    return list -> {
      float[] scales = list.get(0).floats().clone();
      scales[7] = value;
      return List.of(Tensor.floats(SCALE, scales, scales.length));
    };
  }

  @Test
  void loadsWhatIsSound() throws IOException {
    assertThat(LanguageModel.load(hostile("int8", "", list -> list)).precision())
        .isEqualTo(WeightPrecision.INT8);
    assertThat(LanguageModel.load(hostile("int8", SCALE, scale(0))).precision())
        .isEqualTo(WeightPrecision.INT8);
  }

  @Test
  void refusesScalesThatAreNoScales() throws IOException {
    for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -1, 3e38f}) {
      refused("scale must be in", "int8", SCALE, scale(bad));
    }
    refused("scale", "int8", SCALE, list -> List.of());
    refused("scale", "int8", SCALE, list -> List.of(Tensor.floats(SCALE, new float[3], 3)));
    refused("scale", "int8", SCALE, list -> List.of(Tensor.floats(SCALE, new float[52], 52, 1)));
    refused("scale", "int8", SCALE, list -> List.of(Tensor.ints(SCALE, new int[52], 52)));
  }

  @Test
  void refusesIntegersOfOtherTypesShapesAndRanges() throws IOException {
    byte[] integers = new byte[52 * 13];
    refused(MATRIX, "int8", MATRIX, list -> List.of(Tensor.bytes(MATRIX, integers, 52, 13)));
    refused(MATRIX, "int8", MATRIX, list -> List.of(Tensor.signedBytes(MATRIX, integers, 13, 52)));
    refused(MATRIX, "int8", MATRIX, list -> List.of(Tensor.floats(MATRIX, new float[676], 52, 13)));
    integers[5] = -128;
    refused(
        "number 5 is -128",
        "int8",
        MATRIX,
        list -> List.of(Tensor.signedBytes(MATRIX, integers, 52, 13)));
  }

  @Test
  void refusesOtherPrecisions() throws IOException {
    refused("unknown precision", "int4", "", list -> list);
    refused("embedding.weight", "bf16", "", list -> list);
    refused("embedding.weight", "fp32", "", list -> list);
    refused("embedding.weight", "", "", list -> list);
  }
}
