package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** A tagger of two layers, and what is tagged with it. */
abstract class TagFixture {
  @TempDir static Path directory;

  static TrainedTagger made = new TrainedTagger(Path.of(""));

  @BeforeAll
  static void train() throws IOException {
    made = TrainedTagger.trainJoint(directory);
  }

  static String file(String name, String text) throws IOException {
    var path = directory.resolve(name);
    Files.createDirectories(path.toAbsolutePath().getParent());
    return Files.writeString(path, text).toString();
  }

  static Run tag(String... more) {
    var arguments = new java.util.ArrayList<>(List.of("tag", made.run()));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  static void refused(String message, String... arguments) {
    var run = tag(arguments);
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }
}
