package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.experiments.binding.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusLookTest {
  private static final String GOOD = "Ada B-PER\nsaw O\nOslo B-LOC\n\n";

  @TempDir Path directory;

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private Experiment check(String corpus) {
    var text =
        """
        kind: tagger
        name: names
        corpus:
        %s
        labels: {layer: ner}
        training: {epochs: 1}
        """
            .formatted(corpus.indent(2).stripTrailing());
    return Experiment.of(new ConfigFile("t.yaml", directory, text, List.of())).check();
  }

  private List<String> problems(String corpus) {
    var refused = catchThrowableOfType(InvalidConfigException.class, () -> check(corpus));
    assertThat(refused).as("expected a refusal").isNotNull();
    return refused.problems().stream().map(Problem::toString).toList();
  }

  @Test
  void goodFilesPass() throws IOException {
    write("train", GOOD);
    write("dev", GOOD);
    var fine =
        check("files: {train: train, development: dev}\nformat: columns\ncolumns: [word, ner]");
    assertThat(fine.config().name()).isEqualTo("names");
  }

  @Test
  void aLayerThatNoColumnIsNamedAfterIsRefusedFromTheSettingsAlone() throws IOException {
    write("train", GOOD);
    assertThat(problems("path: train\nformat: columns\ncolumns: [word, pos]"))
        .singleElement()
        .asString()
        .startsWith("t.yaml:7:17: labels.layer: is \"ner\", but the columns of corpus hold pos;");
    assertThat(problems("path: train\nformat: conll2000"))
        .singleElement()
        .asString()
        .contains("labels.layer: is \"ner\", but the columns of corpus hold pos, chunk;");
  }

  @Test
  void anotherNumberOfColumnsIsToldWithTheSettingsThatFit() throws IOException {
    write("train", "-DOCSTART- O\n\n" + GOOD);
    assertThat(problems("path: train\nformat: conll2003"))
        .singleElement()
        .asString()
        .startsWith("t.yaml:5:11: corpus.format: is conll2003, which the file is not: ")
        .contains("train:3: expected 4 columns")
        .endsWith("; write format: columns, columns: [word, ner]");
    write("train", "1 Ada PROPN B-PER\n");
    assertThat(problems("path: train\nformat: columns\ncolumns: [word, ner]"))
        .singleElement()
        .asString()
        .startsWith("t.yaml:6:12: corpus.columns: do not go with the file: ")
        .endsWith("; name its 4 columns, such as format: columns, columns: [word, x, x, ner]");
  }

  @Test
  void aMistakeFurtherBelowIsTheFilesOwn() throws IOException {
    write("train", GOOD + "Ada\n");
    assertThat(problems("path: train\nformat: columns\ncolumns: [word, ner]"))
        .singleElement()
        .asString()
        .startsWith("t.yaml:4:9: corpus.path: has a mistake: ")
        .contains("train:5: expected 2 columns")
        .endsWith("; sluice corpus check lists every one");
  }

  @Test
  void everyFileIsLookedAt() throws IOException {
    write("train", "");
    Files.write(directory.resolve("dev"), ("\ufeff" + GOOD).getBytes(StandardCharsets.UTF_16LE));
    var problems =
        problems("files: {train: train, development: dev}\nformat: columns\ncolumns: [word, ner]");
    assertThat(problems).hasSize(2);
    assertThat(problems.get(0)).contains("corpus.files.train: is an empty file");
    assertThat(problems.get(1)).contains("corpus.files.development: cannot be read: ");
    write("train", "\n\n");
    write("dev", GOOD);
    assertThat(
            problems(
                "files: {train: train, development: dev}\nformat: columns\ncolumns: [word, ner]"))
        .singleElement()
        .asString()
        .contains("corpus.files.train: has no sentences");
  }

  @Test
  void documentsThatNobodyAnnotatedAreNoMistake() throws IOException {
    var unlabelled = "{\"text\": \"Ada met Grace.\"}\n";
    write("train", unlabelled + "{\"text\": \"Ada\", \"label\": [[0, 3, \"PER\"]]}\n");
    assertThat(check("path: train\nformat: jsonl").config().name()).isEqualTo("names");
    write("train", unlabelled);
    assertThat(check("path: train\nformat: jsonl").config().name()).isEqualTo("names");
  }

  @Test
  void wordsForTheOtherPartLeadToTheKey() throws IOException {
    write("train", GOOD);
    assertThat(problems("files: {train: train, validation: train}\nformat: conllu"))
        .anyMatch(
            problem ->
                problem.endsWith(
                    "corpus.files.validation: unknown key, did you mean \"development\"?"));
    assertThat(problems("train: train\nvalidation: train\nformat: conllu"))
        .anyMatch(problem -> problem.endsWith("did you mean \"corpus.files.train\"?"))
        .anyMatch(problem -> problem.endsWith("did you mean \"corpus.files.development\"?"));
  }

  @Test
  void anEmptyTextIsRefused() throws IOException {
    write("text", "");
    var text =
        """
        kind: language-model
        name: text
        corpus: {path: text}
        training: {epochs: 1}
        """;
    var experiment = Experiment.of(new ConfigFile("t.yaml", directory, text, List.of()));
    assertThat(catchThrowableOfType(InvalidConfigException.class, experiment::check))
        .hasMessageContaining("t.yaml:3:16: corpus.path: is an empty file");
  }
}
