package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files so large that a thread of its own sums them up. */
class LargeModelFileTest {
  @TempDir private Path directory;

  private Path write() throws IOException {
    float[] values = new float[700_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = i * 0.5f;
    }
    Path file = directory.resolve("large.sluice");
    ModelFile.write(
        file,
        new ModelContents(
            TinyModel.description(),
            Map.of("symbols", "a\n".repeat(300_000)),
            List.of(Tensor.floats("weights", values, values.length))));
    return file;
  }

  @Test
  void areReadAsTheyWereWritten() throws IOException {
    Path file = write();
    ModelFile read = ModelFile.read(file);
    assertThat(read.vocabulary("symbols")).hasSize(600_000);
    float[] values = read.weights().require("weights").floats();
    assertThat(values[700_000]).isEqualTo(350_000f);
    assertThat(values[65_536]).isEqualTo(32_768f);
    assertThat(ModelFile.read(file)).isEqualTo(read);
  }

  @Test
  void thatDoNotMatchTheManifestAreRefused() throws IOException {
    for (String entry : List.of(EntryNames.WEIGHTS, "vocabulary/symbols.txt")) {
      RawModel raw = RawModel.of(write());
      String manifest = new String(raw.bytes(EntryNames.MANIFEST), StandardCharsets.UTF_8);
      raw.reseal(
          entry,
          bytes -> {
            bytes[bytes.length - 2] ^= 1;
            return bytes;
          });
      raw.reseal(EntryNames.MANIFEST, bytes -> manifest.getBytes(StandardCharsets.UTF_8));
      Path changed = raw.write(directory.resolve("changed.sluice"));
      assertThatThrownBy(() -> ModelFile.read(changed))
          .isInstanceOf(ModelFormatException.class)
          .hasMessageContaining(entry + ": SHA-256: found");
    }
  }
}
