package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tag} reads and writes, with a tagger of two layers. */
final class TagFormatsTest {
  @TempDir private static Path directory;

  private static TrainedTagger made = new TrainedTagger(Path.of(""));

  @BeforeAll
  static void train() throws IOException {
    made = TrainedTagger.trainJoint(directory);
  }

  private static String file(String name, String text) throws IOException {
    var path = directory.resolve(name);
    Files.createDirectories(path.toAbsolutePath().getParent());
    return Files.writeString(path, text).toString();
  }

  private static Run tag(String... more) {
    var arguments = new java.util.ArrayList<>(List.of("tag", made.run()));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }

  @Test
  void directoriesOfBratAreTagged() throws IOException {
    file("letters/a.txt", "Ada met Alan\nin New York");
    file("letters/a.ann", "T1\tOLD 0 3\tAda\n");
    file("letters/b/c.txt", "😀 in Oslo");
    var letters = directory.resolve("letters").toString();
    var output = directory.resolve("tagged");
    var run =
        tag("--input", letters, "--format", "brat", "--layer", "ner", "--output", output + "");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("9 tokens in 2 sentences tagged");
    assertThat(output.resolve("a.txt")).hasContent("Ada met Alan\nin New York");
    assertThat(output.resolve("a.ann"))
        .hasContent("T1\tPER 0 3\tAda\nT2\tPER 8 12\tAlan\nT3\tLOC 16 24\tNew York\n");
    assertThat(output.resolve("b/c.ann")).content().contains("LOC 5 9\tOslo\n");
    var again = tag("--input", letters, "--format", "brat", "--output", output.toString());
    assertThat(again.code()).isEqualTo(2);
    assertThat(again.err()).contains("tagged is not empty");
    var json = tag("--input", letters, "--format", "brat", "--json").json();
    assertThat(json.array("documents").values()).hasSize(2);
  }

  @Test
  void oneTextOfBratIsTagged() throws IOException {
    file("one/x.txt", "Grace saw Oslo");
    var annotation = file("one/x.ann", "");
    for (var name : List.of("one/x.txt", "one/x.ann")) {
      var output = directory.resolve(name.replace('.', '-'));
      var input = directory.resolve(name).toString();
      var run = tag("--input", input, "--format", "brat", "--output", output.toString());
      assertThat(run.code()).as(run.err()).isZero();
      assertThat(output.resolve("x.ann")).content().startsWith("T1\tPER 0 5\tGrace\n");
    }
    assertThat(Path.of(annotation)).hasContent("");
  }

  @Test
  void bratIsRefusedWhereItCannotBe() throws IOException {
    file("dir/x.txt", "Ada");
    var dir = directory.resolve("dir").toString();
    refused("format brat reads a directory with .txt files", "--format", "brat");
    refused("--output DIR is missing", "--format", "brat", "--input", dir);
    var other = file("dir/x.csv", "Ada");
    refused("x.csv is neither", "--format", "brat", "--input", other, "--output", dir + "2");
    refused("dir is a directory, and format text is read from a file", "--input", dir);
    refused("is what is read", "--format", "brat", "--input", dir, "--output", dir);
  }

  private static void refused(String message, String... arguments) {
    var run = tag(arguments);
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void linesOfColumnsEndAsTheyDid() throws IOException {
    var mixed = file("crlf.conll", "-DOCSTART- X\r\n\r\nAda X\r\nmet X\n \t\rAlan X");
    var columns = List.of("--format", "columns=word,x", "--layer", "ner", "--input", mixed);
    assertThat(tag(columns.toArray(String[]::new)).out())
        .isEqualTo("-DOCSTART- X O\r\n\r\nAda X B-PER\r\nmet X O\n \t\rAlan X B-PER");
    var conllu = file("crlf.conllu", "# x\r\n1\tAda\t_\t_\t_\t_\t_\t_\t_\t_\r\n\r\n");
    assertThat(tag("--input", conllu, "--layer", "ner").out())
        .matches("# global[^\n]*NER\r\n# x\r\n1\tAda(\t_){8}\tB-PER\r\n\r\n");
  }

  @Test
  void columnsAndJsonHaveAllLayers() throws IOException {
    var columns = file("a.conll", "-DOCSTART- X\n\nAda X\nmet X\n");
    var all = tag("--input", columns, "--format", "columns=word,x");
    assertThat(all.out()).isEqualTo("-DOCSTART- X O O\n\nAda X B-PER PROPN\nmet X O VERB\n");
    assertThat(all.err()).contains("columns added: ner, pos");
    var one = tag("--input", columns, "--format", "columns=word,x", "--layer", "pos");
    assertThat(one.out()).isEqualTo("-DOCSTART- X O\n\nAda X PROPN\nmet X VERB\n");
    assertThat(one.err()).isEmpty();
    var conllu =
        tag(
            "--input",
            file(
                "a.conllu",
                "1-2\tAm\t_\t_\t_\t_\t_\t_\t_\t_\n1\tAda\t_\t_\t_\t_\t_\t_\t_\t_\n2\tmet\t_\t_\t_\t_\t_\t_\t_\t_\n\n"));
    assertThat(conllu.out().lines())
        .containsExactly(
            "# global.columns = ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC SLUICE:NER"
                + " SLUICE:POS",
            "1-2\tAm\t_\t_\t_\t_\t_\t_\t_\t_\t_\t_",
            "1\tAda\t_\t_\t_\t_\t_\t_\t_\t_\tB-PER\tPROPN",
            "2\tmet\t_\t_\t_\t_\t_\t_\t_\t_\tO\tVERB",
            "");
    var text = file("a.txt", "Ada met\n");
    var json = tag("--input", text, "--json");
    assertThat(json.json().string("layer")).isEqualTo("ner");
    assertThat(json.out())
        .contains("\"layers\":{\"ner\":[{\"text\":\"Ada\"", "\"pos\":[{\"text\":\"Ada\"", "VERB");
    var chosen = tag("--input", text, "--json", "--layer", "pos");
    assertThat(chosen.json().string("layer")).isEqualTo("pos");
    assertThat(chosen.out()).contains("PROPN").doesNotContain("PER", "layers");
  }

  @Test
  void layersThatAreLeftOutAreTold() throws IOException {
    var text = file("b.txt", "Ada met\n");
    var first = tag("--input", text);
    assertThat(first.out()).isEqualTo("[PER Ada] met\n");
    assertThat(first.err())
        .contains("format text holds one layer, ner; left out: pos. Choose with --layer");
    var second = tag("--input", text, "--layer", "pos");
    assertThat(second.out()).isEqualTo("Ada/PROPN met/VERB\n");
    assertThat(second.err()).isEmpty();
    refused("--layer: the tagger gives no labels nope; its layers are ner, pos", "--layer", "nope");
  }

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
  void probabilitiesStandWhereTheFormatHasPlace() throws IOException {
    var text = file("p.txt", "Ada met\n");
    var names = tag("--input", text, "--probabilities", "--layer", "ner");
    assertThat(names.out()).matches("\\[PER [01]\\.\\d\\d Ada] met\n");
    var tags = tag("--input", text, "--probabilities", "--layer", "pos");
    assertThat(tags.out()).matches("Ada/PROPN/[01]\\.\\d\\d met/VERB/[01]\\.\\d\\d\n");
    var coloured = tag("--input", text, "--probabilities", "--layer", "ner", "--colour", "always");
    assertThat(coloured.out()).containsPattern("Ada\u001b\\[0m.* PER [01]\\.\\d\\d\u001b");
    var columns =
        tag(
            "--input",
            file("p.conll", "-DOCSTART-\n\nAda\nin\nNew\nYork\n"),
            "--column",
            "word=1",
            "--probabilities");
    assertThat(columns.err())
        .contains("columns added: ner with its probability, pos with its probability");
    assertThat(columns.out())
        .matches(
            """
            -DOCSTART- O _ O _

            Ada B-PER [01]\\.\\d{4} PROPN [01]\\.\\d{4}
            in O _ ADP [01]\\.\\d{4}
            New B-LOC ([01]\\.\\d{4}) PROPN [01]\\.\\d{4}
            York I-LOC \\1 PROPN [01]\\.\\d{4}
            """);
    var conllu =
        tag(
            "--input",
            file("p.conllu", "# global.columns = ID FORM\n1-2\tx\n1\tAda\n2\tmet\n"),
            "--probabilities",
            "--layer",
            "ner");
    assertThat(conllu.out())
        .matches(
            """
            # global.columns = ID FORM SLUICE:NER SLUICE:NER_PROBABILITY
            1-2\tx\t_\t_
            1\tAda\tB-PER\t[01]\\.\\d{4}
            2\tmet\tO\t_
            """);
    var doccano = tag("--input", file("p.jsonl", "{\"text\": \"Ada met\"}\n"), "--probabilities");
    assertThat(doccano.out()).contains("\"label\": [[0, 3, \"PER\"]], \"probabilities\": [");
    var notes = directory.resolve("notes").toString();
    tag("--input", text, "--format", "brat", "--output", notes, "--probabilities");
    assertThat(directory.resolve("notes/p.ann"))
        .content()
        .containsPattern("T1\tPER 0 3\tAda\n#1\tAnnotatorNotes T1\t[01]\\.\\d{4}\n");
    refused(
        "--probabilities: format opennlp-pos has no place for them",
        "--probabilities",
        "--format",
        "opennlp-pos");
  }

  @Test
  void theBestSequencesComeWithTheirProbabilities() throws IOException {
    var long_ = "x ".repeat(1025);
    var text = file("n.txt", "Ada met Alan in Oslo\n\n" + long_ + "\n\n" + "y ".repeat(1024));
    var run = tag("--input", text, "--json", "--best", "3", "--abstain-below", "1");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).contains("1 sentence of more than 1,024 tokens came without --best");
    var document = (JsonObject) run.json().array("documents").values().get(0);
    var sentences = document.array("sentences").values();
    var sentence = (JsonObject) sentences.get(0);
    assertThat(sentence.integer("start")).isZero();
    assertThat(sentence.integer("end")).isEqualTo(20);
    assertThat(Json.compact(sentence))
        .contains("\"tokens\":[\"Ada\",\"met\",\"Alan\",\"in\",\"Oslo\"]");
    var best = sentence.array("best").values();
    assertThat(best).hasSize(3);
    assertThat(Json.compact((JsonObject) best.get(0)))
        .contains(
            "\"labels\":[\"B-PER\",\"O\",\"B-PER\",\"O\",\"B-LOC\"]",
            "\"spans\":[{\"text\":\"Ada\"");
    var last = 1.0;
    for (var sequence : best) {
      var probability = ((JsonObject) sequence).decimal("probability");
      assertThat(probability).isBetween(0.0, last);
      last = probability;
    }
    assertThat(((JsonObject) sentences.get(1)).array("best").values()).isEmpty();
    assertThat(((JsonObject) sentences.get(2)).array("best").values()).hasSize(3);
    refused("--best goes with --json", "--best", "3");
    refused("--best must be at least 1, was 0", "--best", "0", "--json");
  }

  @Test
  void errorsOfTokensAreToldToo() throws IOException {
    var gold = file("gold.conll", "Ada PROPN O\nmet NOUN O\nAlan ? O\nin ADP O\n");
    var first = Run.of("evaluate", made.run(), "--corpus", gold, "--columns", "word,pos,ner");
    assertThat(first.err())
        .contains("measuring ner; the tagger also gives pos: choose with --layer");
    var run =
        Run.of(
            "evaluate",
            made.run(),
            "--layer",
            "pos",
            "--corpus",
            gold,
            "--columns",
            "word,pos,ner",
            "--errors");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .endsWith(
            "1 error, in the order of the text\n"
                + gold
                + ":2: label: gold NOUN \"met\", predicted VERB \"met\" | Ada met Alan in\n");
  }

  @Test
  void conlluHasItsColumns() throws IOException {
    var full = "1\tAda\t_\t_\t_\t_\t_\t_\t_\t_\n";
    var cut =
        Map.of(
            "met VBD\n", "found 1: \"met VBD\"",
            "2\tmet\t_\t_\t_\t_\t_\t_\n", "found 8: \"2\tmet",
            "1-2\tmet\t_\n", "found 3",
            "2\tme", "found 2");
    for (var line : cut.entrySet()) {
      var run = tag("--input", file("c.conllu", full + line.getKey()));
      assertThat(run.code()).isEqualTo(1);
      assertThat(run.err())
          .contains("c.conllu:2: expected 10 columns with tabs between them")
          .contains(line.getValue());
    }
    var named = tag("--input", file("n.conllu", full.replaceFirst("1\t", "x\t")));
    assertThat(named.err())
        .contains("n.conllu:1: expected the number of a token in column 1, as CoNLL-U has it");
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
    var doccano = tag("--input", input, "--layer", "ner");
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

  @Test
  void linesOfTextAndJsonEndAsTheyDid() throws IOException {
    var text = file("crlf.txt", "Ada met\r\n\r\nin Oslo\nAlan\rGrace");
    assertThat(tag("--input", text, "--layer", "ner").out())
        .isEqualTo("[PER Ada] met\r\n\r\nin [LOC Oslo]\n[PER Alan]\r[PER Grace]\n");
    var json = file("crlf.jsonl", "{\"text\": \"Ada\"}\r\n{\"text\": \"met\"}\r\n");
    assertThat(tag("--input", json, "--layer", "ner").out())
        .matches("\\{[^\n]*PER[^\n]*}\r\n\\{[^\n]*}\r\n");
    var names = file("crlf.names", "Ada met\r\nAlan in Oslo\r\n");
    assertThat(tag("--input", names, "--format", "opennlp-names", "--layer", "ner").out().lines())
        .hasSize(2);
    assertThat(tag("--input", names, "--format", "opennlp-names", "--layer", "ner").out())
        .matches("[^\n]*\r\n[^\n]*\r\n");
  }

  @Test
  void aLineStandsForItselfUnlessLinesAreWrapped() throws IOException {
    var text = file("wrapped.txt", "Ada met Alan in New\nYork\n\nGrace");
    var each = tag("--input", text, "--layer", "ner");
    var ofLines = tag("--input", text, "--layer", "ner", "--json", "--best", "1");
    assertThat(ofLines.json().integer("sentences")).isEqualTo(3);
    assertThat(each.out()).contains("\n").doesNotContain("New\nYork]");
    assertThat(spans(ofLines)).doesNotContain("New\nYork");
    var wrapped = tag("--input", text, "--layer", "ner", "--wrapped");
    assertThat(wrapped.out())
        .isEqualTo("[PER Ada] met [PER Alan] in [LOC New\nYork]\n\n[PER Grace]\n");
    var ofText = tag("--input", text, "--layer", "ner", "--json", "--wrapped");
    assertThat(ofText.json().integer("sentences")).isEqualTo(2);
    assertThat(spans(ofText)).containsExactly("Ada", "Alan", "New\nYork", "Grace");
    refused("--wrapped is for running text", "--wrapped", "--format", "jsonl");
  }

  private static List<String> spans(Run run) {
    var document = (JsonObject) run.json().array("documents").values().get(0);
    return document.array("spans").values().stream()
        .map(span -> ((JsonObject) span).string("text"))
        .toList();
  }
}
