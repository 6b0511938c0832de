package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
  @TempDir Path directory;

  private Path written() throws IOException {
    Path file = directory.resolve("model.sluice");
    ModelFile.write(file, TinyModel.contents());
    return file;
  }

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Path file = directory.resolve("model.sluice");
    Manifest manifest = ModelFile.write(file, TinyModel.contents());

    ModelFile read = ModelFile.read(file);

    assertThat(read.manifest()).isEqualTo(manifest);
    assertThat(read.manifest().description()).isEqualTo(TinyModel.description());
    assertThat(read.manifest().kind()).isEqualTo("language-model");
    assertThat(read.vocabulary("symbols")).isEqualTo(TinyModel.SYMBOLS);
    assertThat(read.vocabulary("a-second")).isEmpty();
    assertThat(read.weights().tensors()).containsExactlyInAnyOrderElementsOf(TinyModel.tensors());
    assertThat(ModelFile.readManifest(file)).isEqualTo(manifest);
  }

  @Test
  void sameContentsGiveTheSameBytesInWhateverOrderTheTensorsCome() throws IOException {
    Path first = written();
    Path second = directory.resolve("second.sluice");
    List<Tensor> reversed = new ArrayList<>(TinyModel.tensors());
    Collections.reverse(reversed);
    ModelFile.write(
        second,
        new ModelContents(TinyModel.description(), TinyModel.contents().vocabularies(), reversed));

    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void weightsChecksumIsThatOfTheBytesInTheFile() throws IOException {
    Path file = written();
    String expected = Safetensors.sha256(TinyModel.tensors());

    assertThat(ModelFile.readManifest(file).weightsSha256()).isEqualTo(expected);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry("weights.safetensors");
      assertThat(Sha256.of(zip.getInputStream(entry).readAllBytes())).isEqualTo(expected);
    }
  }

  @Test
  void javasOwnZipReaderSeesTheSameEntries() throws IOException {
    try (ZipFile zip = new ZipFile(written().toFile())) {
      assertThat(zip.stream().map(ZipEntry::getName))
          .containsExactly(
              "weights.safetensors",
              "vocabulary/a-second.txt",
              "vocabulary/symbols.txt",
              "README.md",
              "manifest.json");
      assertThat(zip.stream().map(ZipEntry::getMethod)).containsOnly(ZipEntry.STORED);
      assertThat(zip.getInputStream(zip.getEntry("vocabulary/symbols.txt")))
          .asString(StandardCharsets.UTF_8)
          .isEqualTo(TinyModel.SYMBOLS);
    }
  }

  @Test
  void anotherKindIsRefusedByName() throws IOException {
    Path file = written();

    assertThat(ModelFile.read(file, "language-model").manifest().kind())
        .isEqualTo("language-model");
    assertThatThrownBy(() -> ModelFile.read(file, "tagger"))
        .isInstanceOf(ModelFormatException.class)
        .hasMessage(file + ": this is a language model, not a tagger; give the file of a tagger");
  }

  @Test
  void missingFileAndDirectoryAreNotFormatErrorsOfTheReader() {
    assertThatThrownBy(() -> ModelFile.read(directory.resolve("none.sluice")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("none.sluice: there is no such file, expected a model file");
    assertThatThrownBy(() -> ModelFile.read(directory))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("found a directory without model.sluice");
  }

  @Test
  void theDirectoryOfARunStandsForItsModel() throws IOException {
    Path file = written();
    assertThat(file).hasFileName("model.sluice");
    assertThat(ModelFile.read(directory).manifest()).isEqualTo(ModelFile.read(file).manifest());
    assertThat(ModelFile.readManifest(directory)).isEqualTo(ModelFile.readManifest(file));
  }

  @Test
  void failedWriteLeavesTheOldFileAndNothingElse() throws IOException {
    Path file = written();
    byte[] before = Files.readAllBytes(file);
    TensorSource failing =
        TensorSource.floats(
            "x",
            () -> {
              throw new IllegalStateException("no data");
            },
            3);

    assertThatThrownBy(
            () ->
                ModelFile.write(
                    file, new ModelContents(TinyModel.description(), Map.of(), List.of(failing))))
        .hasMessage("no data");
    assertThat(Files.readAllBytes(file)).isEqualTo(before);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void badNamesAndTextsAreRefusedOnWriting() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new ModelContents(TinyModel.description(), Map.of("../evil", ""), List.of()))
        .withMessageContaining("../evil");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ModelFile.write(
                    directory.resolve("x.sluice"),
                    new ModelContents(
                        TinyModel.description(), Map.of("symbols", "a\ud800"), List.of())))
        .withMessageContaining("vocabulary/symbols.txt");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ModelDescription.of("Language Model", JsonObject.EMPTY, ModelCard.named("x")))
        .withMessageContaining("Language Model");
  }

  @Test
  void cardTellsWhatTheManifestSays() throws IOException {
    String readme = ModelFile.read(written()).readme();

    assertThat(readme)
        .startsWith("# tiny\n\nA model for tests.\n")
        .contains("| licence | Apache-2.0 |")
        .contains("| training data licence | not stated |")
        .contains("| parameters | 19 in 7 tensors |")
        .contains("| recurrent.hidden | 3 |")
        .contains("| rates | [0.5,0.25] |")
        .contains("| corpus | tiny \\| corpus |")
        .contains("| validationLoss | 1.4695 |")
        .contains(Safetensors.sha256(TinyModel.tensors()));
  }
}
