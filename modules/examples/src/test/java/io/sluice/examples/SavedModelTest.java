package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.ModelCard;
import io.sluice.model.ModelDescription;
import io.sluice.model.Tensor;
import io.sluice.model.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedModelTest {
  @Test
  void readsWhatWasWritten(@TempDir Path folder) throws IOException {
    float[] values = new float[65 * 64];
    for (int i = 0; i < values.length; i++) {
      values[i] = i - 0.5f;
    }
    ModelDescription description =
        new ModelDescription(
            "language-model",
            JsonObject.EMPTY,
            List.of(),
            JsonObject.EMPTY,
            ModelCard.named("example"));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    float[] read =
        SavedModel.run(
            folder.resolve("model.sluice"),
            description,
            Map.of("symbols", "a"),
            List.of(Tensor.floats("embedding", values, 65, 64)),
            new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(read).containsExactly(values);
    assertThat(printed.toString(StandardCharsets.UTF_8).strip()).isEqualTo("true");
  }
}
