package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** JSON of annotation tools that {@code tag} reads and writes: lines and arrays. */
final class TagJsonTest extends TagFixture {
  @Test
  void toolsGetWhatModelsSayAsPredictions() throws IOException {
    var input = file("a.jsonl", "{\"id\": 7, \"text\": \"Ada met\"}\n");
    var studio = tag("--input", input, "--format", "jsonl-label-studio", "--layer", "ner");
    assertThat(studio.out())
        .startsWith(
            "{\"id\": 7, \"data\": {\"text\": \"Ada met\"}, \"predictions\": [{\"model_version\":"
                + " \"names\", \"score\": ")
        .contains("\"from_name\": \"label\"", "\"labels\": [\"PER\"]")
        .doesNotContain("annotations");
    var both = tag("--input", input, "--format", "jsonl-label-studio");
    assertThat(both.out()).contains("\"from_name\": \"ner\"", "\"from_name\": \"pos\"");
    assertThat(both.err()).contains("layers by from_name: ner, pos");
    var prodigy = tag("--input", input, "--format", "jsonl-prodigy");
    assertThat(prodigy.out())
        .contains(
            "{\"text\": \"met\", \"start\": 4, \"end\": 7, \"id\": 1, \"ws\": false}",
            "\"end\": 3, \"token_start\": 0, \"token_end\": 0, \"score\": ",
            "\"layers\": {\"pos\": [{\"label\": \"PROPN\"");
    assertThat(prodigy.err()).contains("spans of ner; in \"layers\": pos");
    var doccano = tag("--input", input);
    assertThat(doccano.out())
        .isEqualTo(
            "{\"id\": 7, \"text\": \"Ada met\", \"label\": [[0, 3, \"PER\"]], \"layers\": {\"pos\":"
                + " [[0, 3, \"PROPN\"], [4, 7, \"VERB\"]]}}\n");
  }

  @Test
  void taggedAgainGivesTheSame() throws IOException {
    var text = "{\"text\": \"Ada met\", \"meta\": {\"by\": \"me\"}}\n";
    for (var style : List.of("doccano", "prodigy", "label-studio")) {
      var format = "jsonl-" + style;
      var once = tag("--input", file("once.jsonl", text), "--format", format).out();
      var twice = tag("--input", file("twice.jsonl", once), "--format", format).out();
      assertThat(twice).as(style).isEqualTo(once).contains("\"by\": \"me\"");
    }
  }

  @Test
  void whoAnsweredDidNotSeeThePrediction() throws IOException {
    var line =
        "{\"text\": \"Ada\", \"spans\": [], \"answer\": \"reject\", \"_input_hash\": -5,"
            + " \"relations\": [{\"head\": 0}]}\r\n";
    var run = tag("--input", file("rejected.jsonl", line), "--format", "jsonl-prodigy");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .contains("\"label\": \"PER\"", "\"_input_hash\": -5")
        .doesNotContain("answer", "relations");
  }

  @Test
  void whatPeopleMadeInLabelStudioStays() throws IOException {
    var made = "[{\"id\": 3, \"result\": [{\"id\": \"x\", \"type\": \"choices\"}]}]";
    var task =
        "{\"id\": 7, \"data\": {\"text\": \"Ada met\", \"page\": 3}, \"annotations\": "
            + made
            + "}\n";
    var input = file("task.jsonl", task);
    var studio = tag("--input", input, "--format", "jsonl-label-studio", "--layer", "ner");
    assertThat(studio.out())
        .contains("\"page\": 3}, \"annotations\": " + made + ", \"predictions\": [{\"model");
    assertThat(studio.err()).isEmpty();
    var doccano = tag("--input", input, "--format", "jsonl-doccano", "--layer", "ner");
    assertThat(doccano.out()).contains("[[0, 3, \"PER\"]]", "\"page\": 3", made);
    assertThat(doccano.err()).isEmpty();
  }

  @Test
  void anArrayBecomesAnArray() throws IOException {
    var export =
        """
        [
          {
            "id": 7,
            "data": {
              "text": "Ada met"
            },
            "annotations": []
          },
          {"id": 8, "data": {"text": "in Oslo"}}
        ]
        """;
    var input = file("export.json", export);
    var told = tag("--input", input);
    assertThat(told.code()).isEqualTo(2);
    assertThat(told.err()).contains("say --format jsonl-label-studio; --format text");
    var studio = tag("--input", input, "--format", "jsonl-label-studio", "--layer", "ner");
    assertThat(studio.code()).as(studio.err()).isZero();
    assertThat(studio.out()).startsWith("[\n{\"id\": 7, ").endsWith("}\n]\n");
    var tasks = ((JsonArray) Json.parse(studio.out(), "out")).values();
    assertThat(tasks).hasSize(2);
    assertThat(((JsonObject) tasks.get(0)).array("annotations").values()).isEmpty();
    assertThat(((JsonObject) tasks.get(1)).array("predictions").values()).hasSize(1);
    var again = tag("--input", file("again.json", studio.out()), "--format", "jsonl-label-studio");
    assertThat(Json.parse(again.out(), "out")).isInstanceOf(JsonArray.class);
    var document = tag("--input", input, "--format", "jsonl", "--json").json();
    assertThat(document.array("documents").values()).hasSize(2);
    var windows = file("windows.json", "[{\"text\": \"Ada\"},\r\n{\"text\": \"met\"}]\r\n");
    assertThat(tag("--input", windows, "--format", "jsonl", "--layer", "ner").out())
        .matches("\\[\r\n\\{[^\n]*PER[^\n]*},\r\n\\{[^\n]*}\r\n]\r\n");
    var none = tag("--input", file("none.json", " []"), "--format", "jsonl-prodigy");
    assertThat(none.out()).isEqualTo("[]\n");
  }

  @Test
  void aBrokenArrayIsLocatedAndLeavesTheOutput() throws IOException {
    var output = Path.of(file("kept.json", "kept"));
    var input = file("broken.json", "[\n{\"text\": \"Ada\"}\n{\"text\": \"met\"}]");
    var run = tag("--input", input, "--format", "jsonl", "--output", output.toString());
    assertThat(run.code()).isNotZero();
    assertThat(run.err()).contains("broken.json:3: expected a comma or ] behind an object");
    assertThat(output).hasContent("kept");
    assertThat(tag("--input", input, "--format", "jsonl").out()).doesNotContain("]\n]");
  }

  @Test
  void otherVerbsReadArraysToo() throws IOException {
    var array =
        file(
            "gold.json",
            """
            [{"text": "Ada met Alan in Oslo .",
              "label": [[0, 3, "PER"], [8, 12, "PER"], [16, 20, "LOC"]]},
             {"text": "Grace met Ada .", "label": [[0, 5, "PER"], [10, 13, "PER"]]}]
            """);
    var check = Run.of("corpus", "check", array, "--json");
    assertThat(check.code()).as(check.err()).isZero();
    var lines = directory.resolve("gold.jsonl").toString();
    assertThat(Run.of("corpus", "convert", array, lines).code()).isZero();
    assertThat(Files.readString(Path.of(lines)).lines()).hasSize(2).allMatch(l -> l.endsWith("}"));
    var ofArray = Run.of("evaluate", made.run(), "--corpus", array, "--layer", "ner", "--json");
    assertThat(ofArray.code()).as(ofArray.err()).isZero();
    var ofLines = Run.of("evaluate", made.run(), "--corpus", lines, "--layer", "ner", "--json");
    assertThat(ofArray.json().object("perLabel")).isEqualTo(ofLines.json().object("perLabel"));
  }

  @Test
  void whatCannotBeKeptIsTold() throws IOException {
    var lines =
        """
        {"text": "Ada", "label": [[0, 3, "X"]], "annotations": 5}
        {"text": "met", "label": []}
        """;
    var run = tag("--input", file("left.jsonl", lines), "--format", "jsonl-label-studio");
    assertThat(run.err())
        .contains(
            "left.jsonl:1: the format jsonl-label-studio does not hold the field \"annotations\"",
            "1 document had spans already; the tagger's are written in their place");
  }
}
