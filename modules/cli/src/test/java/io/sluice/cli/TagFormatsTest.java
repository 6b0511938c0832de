package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@code tag} reads and writes, with a tagger of two layers. */
final class TagFormatsTest extends TagFixture {
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
