package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaggerEvaluationTest {
  @TempDir private static Path directory;

  private static TrainedTagger made = new TrainedTagger(Path.of(""));

  @BeforeAll
  static void train() throws IOException {
    made = TrainedTagger.train(directory);
  }

  private static String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @Test
  void evaluatesFilesCardsAndTheRunsOwn() throws IOException {
    var own = Run.of("evaluate", made.run());
    assertThat(own.code()).as(own.err()).isZero();
    assertThat(own.out()).startsWith("processed ").contains("FB1: 100.00", "LOC: ", "strict F1");
    assertThat(own.err()).contains("measuring the validation part");
    var file = file("gold.conll", "Ada X O I-PER\nmet X O O\n\nin X O O\nOslo X O I-ORG\n");
    var json =
        Run.of("evaluate", made.run(), "--corpus", file, "--format", "conll2003", "--json").json();
    assertThat(json.decimal("precision")).isEqualTo(0.5);
    assertThat(json.decimal("recall")).isEqualTo(0.5);
    assertThat(json.decimal("f1")).isEqualTo(0.5);
    assertThat(json.decimal("accuracy")).isEqualTo(0.75);
    assertThat(json.object("perLabel").object("PER").decimal("f1")).isEqualTo(1.0);
    assertThat(json.object("errors").integer("type")).isEqualTo(1);
    var named =
        Run.of("evaluate", made.run(), "--corpus", file, "--format", "columns=word,x,y,ner");
    assertThat(named.code()).as(named.err()).isZero();
    assertThat(Run.of("evaluate", made.run(), "--corpus", "nix.txt").code()).isEqualTo(2);
    var columns =
        Run.of("evaluate", made.run(), "--corpus", file, "--column", "ner=4", "--json").json();
    assertThat(columns.decimal("f1")).isEqualTo(0.5);
    var wider = file("wider.conll", "Ada I-PER X X\nmet O X X\n");
    var part = Run.of("evaluate", made.run(), "--corpus", wider, "--column", "ner=2", "--json");
    assertThat(part.json().decimal("f1")).isEqualTo(1.0);
    var unknown = Run.of("evaluate", made.run(), "--corpus", file);
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains(
            "--format is missing; " + file + " looks like columns (Ada X O I-PER): say",
            "--format conll2003, or where words and labels stand, --column word=1 --column ner=4");
  }

  @Test
  void columnsAreReadAsTheRunsOwnOrNamed() throws IOException {
    var three = file("three.conll", "Ada X I-PER\nmet X O\n\n");
    var own = Run.of("evaluate", made.run(), "--corpus", three);
    assertThat(own.code()).as(own.err()).isZero();
    assertThat(own.err()).contains("as the run's own corpus: --columns word,pos,ner");
    assertThat(own.out())
        .doesNotContain("tokens a second")
        .containsPattern("(?m)^time +[0-9.]+ s$");
    var two = file("two.conll", "Ada I-PER\nmet O\nBob I-PER\n\n");
    assertThat(Run.of("evaluate", made.run(), "--corpus", two).err())
        .contains("two.conll looks like columns (Ada I-PER): say --columns word,ner");
    var empty = file("empty.conll", "");
    var none = Run.of("evaluate", made.run(), "--corpus", empty);
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("empty.conll is empty: there are no sentences to measure on");
  }

  @Test
  void readsStandardInputAndLeavesOutWhatNobodyAnnotated() {
    var standardInput = System.in;
    try {
      System.setIn(new ByteArrayInputStream("Ada I-PER\nmet O\n".getBytes(StandardCharsets.UTF_8)));
      var piped =
          Run.of("evaluate", made.run(), "--corpus", "-", "--columns", "word,ner", "--json");
      assertThat(piped.code()).as(piped.err()).isZero();
      assertThat(piped.json().integer("tokens")).isEqualTo(2);
      var lines = "{\"text\": \"Ada\", \"label\": []}\n{\"text\": \"met\"}\n";
      System.setIn(new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
      var part = Run.of("evaluate", made.run(), "--corpus", "-", "--format", "jsonl", "--json");
      assertThat(part.json().integer("sentences")).isEqualTo(1);
      assertThat(part.err())
          .contains("1 document that nobody annotated is left out: standard input:2: it has none");
      System.setIn(new ByteArrayInputStream(new byte[0]));
      assertThat(Run.of("evaluate", made.run(), "--corpus", "-").err())
          .contains("standard input is empty: there are no sentences to measure on");
    } finally {
      System.setIn(standardInput);
    }
  }

  @Test
  void nothingToMeasureByIsRefused() throws IOException {
    var gold = file("unknown.conll", "Ada X O ?\nmet X O O\n\nin X O _\nOslo X O I-ORG\n");
    var unknown = Run.of("evaluate", made.run(), "--corpus", gold, "--format", "conll2003");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains(
            "unknown.conll: none of 2 sentences has all its labels to measure by in layer \"ner\"")
        .contains("Give others, or label these");
    assertThat(unknown.out()).isEmpty();
  }

  @Test
  void layersWithoutLabelsAreNotLearned() throws IOException {
    var own = TrainedTagger.prepare(Files.createDirectory(directory.resolve("joint")));
    var lines = new ArrayList<>(Files.readAllLines(Path.of(own.corpus())));
    for (var i = 3 * lines.size() / 4; i < lines.size(); i++) {
      lines.set(i, lines.get(i).replaceFirst(" [A-Z]+ ", " _ "));
    }
    Files.write(Path.of(own.corpus()), lines);
    Files.writeString(
        Path.of(own.config()), "joint: [{layer: pos, scheme: none}]\n", StandardOpenOption.APPEND);
    var refused = Run.of("train", own.config(), "--out", own.run());
    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err())
        .contains("joint[0].layer: is pos, of which the development part has nothing to go by")
        .contains("Give others, or label these; or leave joint[0] out");
    assertThat(Path.of(own.run())).doesNotExist();
  }

  @Test
  void errorsAreToldOneByOne() throws IOException {
    var gold =
        """
        Ada X I-LOC
        met X O
        Alan X I-PER
        in X I-LOC
        New X I-LOC
        York X I-LOC

        Grace X I-PER
        saw X O
        in X I-ORG
        Oslo X O
        """;
    var file = file("errors.conll", gold);
    var arguments =
        new String[] {
          "evaluate", "--errors", made.run(), "--corpus", file, "--columns", "word,x,ner"
        };
    var run = Run.of(arguments);
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .endsWith(
            """

            4 errors, in the order of the text
            FILE:1: type: gold LOC "Ada", predicted PER "Ada" | Ada met Alan in New York
            FILE:4: boundary: gold LOC "in New York", predicted LOC "New York" | Ada met Alan in New York
            FILE:10: missed: gold ORG "in", predicted nothing | Grace saw in Oslo
            FILE:11: spurious: gold nothing, predicted LOC "Oslo" | Grace saw in Oslo
            """
                .replace("FILE", file));
    arguments[1] = "--errors=1";
    assertThat(Run.of(arguments).out())
        .contains("the first 1 of 4 errors, in the order of the text")
        .doesNotContain("boundary:");
    arguments[1] = "--errors=0";
    assertThat(Run.of(arguments).code()).isEqualTo(2);
    arguments[1] = "--json";
    var json = Run.of(arguments).json();
    assertThat(json.object("errors").integer("missed")).isEqualTo(1);
    var examples = json.array("errorExamples").values();
    assertThat(examples).hasSize(4);
    assertThat(Json.compact((JsonObject) examples.get(2)))
        .isEqualTo(
            "{\"file\":\"FILE\",\"line\":10,\"kind\":\"missed\",\"gold\":{\"label\":\"ORG\",\"text\":\"in\","
                    .replace("FILE", file)
                + "\"firstToken\":2,\"tokens\":1},\"predicted\":null,\"sentence\":\"Grace saw in"
                + " Oslo\"}");
    assertThat(Json.compact(json))
        .contains("{\"gold\":\"B-LOC\",\"predicted\":\"B-PER\",\"count\":1}")
        .contains("\"riskCoverage\":[{\"threshold\":");
    var right = Run.of("evaluate", made.run(), "--errors");
    assertThat(right.out()).endsWith("no errors\n");
  }
}
