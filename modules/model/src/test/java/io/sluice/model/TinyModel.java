package io.sluice.model;

import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A model file of about three kilobytes that has a bit of everything. */
final class TinyModel {
  static final String SYMBOLS = "<unk>\n\\n\na\nb\nß\n🙂\n";

  private TinyModel() {}

  static List<Tensor> tensors() {
    return List.of(
        Tensor.floats("recurrent.0.weights", new float[] {1, -2.5f, 3e-30f, 4, 5, 6e30f}, 2, 3),
        Tensor.floats("embedding", new float[] {-0f, Float.MIN_VALUE, Float.NaN, 0.1f}, 4, 1),
        Tensor.longs("step", new long[] {Long.MIN_VALUE}),
        Tensor.doubles("average", new double[] {Math.PI, -Math.E}, 2),
        Tensor.ints("cursor", new int[] {1, -1, Integer.MAX_VALUE}, 3),
        Tensor.bytes("mask", new byte[] {0, 1, -1}, 1, 3),
        Tensor.floats("empty", new float[0], 0, 7));
  }

  /** The same with narrow weights, which makes it a file of format version 2. */
  static List<Tensor> narrowTensors() {
    List<Tensor> tensors = new ArrayList<>(tensors());
    tensors.add(Tensor.brainFloats("halves", new short[] {0x3f80, -1, 0, Short.MIN_VALUE}, 2, 2));
    tensors.add(Tensor.signedBytes("integers", new byte[] {-128, 0, 127}, 3, 1));
    return tensors;
  }

  static ModelDescription description() {
    return new ModelDescription(
        "language-model",
        JsonObject.builder()
            .put("level", "characters")
            .put("recurrent", JsonObject.builder().put("cell", "lstm").put("hidden", 3).build())
            .put("rates", new JsonArray(List.of(JsonValue.of(0.5), JsonValue.of(0.25))))
            .build(),
        List.of("O", "B-PER"),
        JsonObject.builder().put("seed", 1).put("corpus", "tiny | corpus").build(),
        new ModelCard(
            "tiny",
            "A model for tests.",
            "Apache-2.0",
            "Six letters.",
            "",
            JsonObject.builder().put("validationLoss", 1.4695).build()));
  }

  static ModelContents narrowContents() {
    return new ModelContents(description(), Map.of("symbols", SYMBOLS), narrowTensors());
  }

  static ModelContents contents() {
    return new ModelContents(description(), Map.of("symbols", SYMBOLS, "a-second", ""), tensors());
  }
}
