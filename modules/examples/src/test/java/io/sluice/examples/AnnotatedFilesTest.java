package io.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedFilesTest {
  @Test
  void readsChecksAndWrites(@TempDir Path directory) throws IOException {
    Path train = Files.writeString(directory.resolve("train"), "Ada B-PER\nran O\n");
    Path validation = Files.writeString(directory.resolve("dev"), "Bob I-PER\n");
    Path jsonLines = directory.resolve("train.jsonl");
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    AnnotatedFiles.run(
        train, validation, jsonLines, new PrintStream(printed, true, StandardCharsets.UTF_8));
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains(validation + ":1: ner: ");
    assertThat(jsonLines).hasContent("{\"text\": \"Ada ran\\n\", \"label\": [[0, 3, \"PER\"]]}\n");
  }
}
