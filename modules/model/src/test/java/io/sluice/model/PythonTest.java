package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Python reads what we write, and we read what Python writes. Skipped where Python is missing. */
class PythonTest {
  private static final Pattern CODE = Pattern.compile("```python\n(.*?)```", Pattern.DOTALL);

  @TempDir Path directory;

  private Path written() throws IOException {
    Path file = directory.resolve("model.sluice");
    ModelFile.write(
        file,
        new ModelContents(
            ModelDescription.of("language-model", JsonObject.EMPTY, ModelCard.named("x")),
            Map.of("symbols", "a\nb\n"),
            List.of(
                Tensor.floats("w", new float[] {1, 2, 3, 4, 5, -6.5f}, 2, 3),
                Tensor.floats("b", new float[] {0.25f}, 1))));
    return file;
  }

  private record Outcome(int status, String output) {}

  private Outcome python(String script) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder("python3", "-c", script)
              .directory(directory.toFile())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      return new Outcome(-1, "python3 is not installed");
    }
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), output);
  }

  @Test
  void fiveLinesOnTheCardReadTheWeights() throws IOException, InterruptedException {
    assumeTrue(python("import numpy").status() == 0, "Python with numpy");
    Matcher code = CODE.matcher(ModelFile.read(written()).readme());
    assertThat(code.find()).isTrue();
    assertThat(code.group(1).lines()).hasSize(5);

    Outcome outcome =
        python(code.group(1) + "print({k: v.tolist() for k, v in sorted(weights.items())})");

    assertThat(outcome.output())
        .isEqualTo("{'b': [0.25], 'w': [[1.0, 2.0, 3.0], [4.0, 5.0, -6.5]]}\n");
  }

  @Test
  void pythonsZipfileFindsNothingWrong() throws IOException, InterruptedException {
    assumeTrue(python("import zipfile").status() == 0, "Python");
    written();

    Outcome outcome =
        python(
            """
            import json, zipfile
            z = zipfile.ZipFile("model.sluice")
            print(z.testzip(), z.namelist(), z.read("vocabulary/symbols.txt"))
            print(json.loads(z.read("manifest.json"))["kind"], z.infolist()[0].date_time[0])
            """);

    assertThat(outcome.output())
        .isEqualTo(
            "None ['weights.safetensors', 'vocabulary/symbols.txt', 'README.md', 'manifest.json']"
                + " b'a\\nb\\n'\nlanguage-model 1980\n");
  }

  @Test
  void filesPackedAgainByPythonAreRead() throws IOException, InterruptedException {
    assumeTrue(python("import zipfile").status() == 0, "Python");
    Path file = written();

    Outcome outcome =
        python(
            """
            import zipfile
            old = zipfile.ZipFile("model.sluice")
            with zipfile.ZipFile("again.sluice", "w") as new:
                for name in old.namelist():
                    new.writestr(name, old.read(name))
            """);

    assertThat(outcome).isEqualTo(new Outcome(0, ""));
    assertThat(ModelFile.read(directory.resolve("again.sluice"))).isEqualTo(ModelFile.read(file));
  }
}
