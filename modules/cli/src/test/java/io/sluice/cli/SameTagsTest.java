package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the file of a model to labels: the same with and without the Vector API. */
final class SameTagsTest {
  @TempDir private Path directory;

  @Test
  void ofPlainAndVectorKernels() throws IOException, InterruptedException {
    var made = TrainedTagger.train(directory);
    var text =
        """
        Ada met Alan in New York. Grace saw Edsger in Oslo!
        Barbara saw nobody, and Zoë met Ada in Berlin.
        """;
    var file = Files.writeString(directory.resolve("letter.txt"), text.repeat(20)).toString();
    var plain = TestJvm.current();
    var vector = plain.with(TestJvm.VECTOR);
    assertThat(kernels(plain, made)).isEqualTo("plain");
    assertThat(kernels(vector, made)).isEqualTo("vector");

    var documents = documents(plain, made, file);
    assertThat(documents.toString()).contains("PER", "LOC", "probability");
    assertThat(documents(vector, made, file)).isEqualTo(documents);
  }

  private JsonArray documents(TestJvm jvm, TrainedTagger made, String file)
      throws IOException, InterruptedException {
    return run(jvm, "tag", made.run(), "--input", file).array("documents");
  }

  private String kernels(TestJvm jvm, TrainedTagger made) throws IOException, InterruptedException {
    return run(jvm, "bench", "--tagger", made.run(), "--seconds", "0.01").string("kernels");
  }

  private JsonObject run(TestJvm jvm, String... arguments)
      throws IOException, InterruptedException {
    var all = new java.util.ArrayList<>(List.of(arguments));
    all.add("--json");
    return CommandProcess.start(jvm, directory, all).json();
  }
}
