package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code tag} writes in another format than it reads. */
final class TagToTest extends TagFixture {
  private static final String TEXT = "Ada met Alan.\r\n\r\nin 😀 Grace in New York";

  @Test
  void textBecomesJsonOfEveryTool() throws IOException {
    var text = file("to.txt", TEXT);
    var doccano = tag("--input", text, "--to", "jsonl", "--layer", "ner");
    assertThat(doccano.code()).as(doccano.err()).isZero();
    assertThat(doccano.err()).isEmpty();
    assertThat(doccano.out().split("\r\n", -1))
        .hasSize(3)
        .startsWith(
            "{\"id\": 1, \"text\": \"Ada met Alan.\", \"label\": [[0, 3, \"PER\"], [8, 12, \"PER\"]]}");
    assertThat(doccano.out())
        .contains("{\"id\": 3, \"text\": \"in 😀 Grace in New York\", \"label\": [")
        .endsWith("[5, 10, \"PER\"], [14, 22, \"LOC\"]]}\r\n");
    var prodigy = tag("--input", text, "--to", "jsonl-prodigy", "--layer", "ner");
    assertThat(prodigy.out().lines().toList().get(1))
        .contains("\"label\": \"PER\", \"start\": 5, \"end\": 10, \"token_start\": 2")
        .contains("\"meta\": {\"id\": \"3\"}");
    var studio = tag("--input", text, "--to", "jsonl-label-studio");
    assertThat(studio.out().lines()).hasSize(2);
    assertThat(studio.out()).contains("\"predictions\": [{", "\"start\": 6, \"end\": 11");
    assertThat(studio.err()).contains("layers by from_name: ner, pos");
    var wrapped = tag("--input", text, "--to", "jsonl", "--wrapped", "--layer", "ner");
    assertThat(wrapped.out().lines()).hasSize(2);
  }

  @Test
  void paragraphsAreDocumentsWhereLinesAreWrapped() throws IOException {
    var text = file("wrap.txt", "\n\nAda in New\nYork\n \n\nGrace\nmet");
    var run = tag("--input", text, "--to", "jsonl", "--wrapped", "--layer", "ner");
    assertThat(run.out())
        .isEqualTo(
            "{\"id\": 3, \"text\": \"Ada in New\\nYork\", \"label\": [[0, 3, \"PER\"], [7, 15,"
                + " \"LOC\"]]}\n"
                + "{\"id\": 7, \"text\": \"Grace\\nmet\", \"label\": [[0, 5, \"PER\"]]}\n");
  }

  @Test
  void textBecomesColumns() throws IOException {
    var text = file("cols.txt", "Ada met\n\nAlan in Oslo");
    assertThat(tag("--input", text, "--to", "columns").out())
        .isEqualTo(
            "Ada\tB-PER\tPROPN\nmet\tO\tVERB\n\nAlan\tB-PER\tPROPN\nin\tO\tADP\nOslo\tB-LOC\tPROPN\n\n");
    var conll = tag("--input", text, "--to", "conll2003");
    assertThat(conll.out()).startsWith("Ada PROPN _ B-PER\nmet VERB _ O\n\nAlan");
    assertThat(conll.err()).contains("_ stands in columns of which nothing is known: chunk");
    var one = tag("--input", text, "--to", "columns=word,pos");
    assertThat(one.out()).startsWith("Ada\tPROPN\nmet");
    assertThat(one.err()).contains("no column holds ner");
    var conllu = tag("--input", text, "--to", "conllu", "--layer", "ner");
    assertThat(conllu.out()).contains("# text = Ada met\n1\tAda\t_\t_\t_\t_\t_\t_\t_\t_\tB-PER\n");
    refused("none of the columns word, x is a layer", "--input", text, "--to", "columns=word,x");
  }

  @Test
  void conlluIsCalledTheSameWhateverWasRead() throws IOException {
    var text = file("names.txt", "Ada met\n");
    var made = directory.resolve("names.conllu").toString();
    var run = tag("--input", text, "--output", made, "--layer", "ner", "--probabilities");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(Path.of(made))
        .content()
        .matches(
            """
            # global.columns = ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC SLUICE:NER \
            SLUICE:NER_PROBABILITY
            # text = Ada met
            1\tAda(\t_){8}\tB-PER\t[01]\\.\\d{4}
            2\tmet(\t_){8}\tO\t_

            """);
    var both = tag("--input", text, "--to", "conllu", "--probabilities");
    var header = both.out().lines().findFirst().orElse("");
    var added =
        tag("--input", file("as.conllu", conllu("Ada", "met")), "--probabilities").out().lines();
    assertThat(added.findFirst().orElse("")).isEqualTo(header);
    var gold = tag("--input", file("gold.conll", "Ada O\nmet O\n"), "--columns", "word,ner");
    assertThat(gold.code()).isZero();
    var replaced =
        tag(
            "--input",
            file("old.conll", "Ada O\n"),
            "--columns",
            "word,ner",
            "--layer",
            "ner",
            "--to",
            "conllu");
    assertThat(replaced.out().lines().findFirst().orElse("")).endsWith(" MISC SLUICE:NER");
  }

  @Test
  void conlluThatWasTaggedIsMeasuredAndConverted() throws IOException {
    var words = file("words.conllu", conllu("Ada", "met"));
    var added = directory.resolve("added.conllu").toString();
    assertThat(tag("--input", words, "--output", added).code()).isZero();
    var text = directory.resolve("made.conllu").toString();
    assertThat(tag("--input", file("w.txt", "Ada met\n"), "--output", text).code()).isZero();
    for (var tagged : List.of(added, text)) {
      for (var layer : List.of("ner", "pos")) {
        var run = Run.of("evaluate", made.run(), "--corpus", tagged, "--layer", layer, "--json");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.json().integer("tokens")).isEqualTo(2);
        assertThat(run.out()).containsPattern("\"(f1|accuracy)\": ?1\\.0");
      }
      var columns = directory.resolve("back.conll").toString();
      var back = Run.of("corpus", "convert", tagged, columns, "--to", "columns=word,ner,pos");
      assertThat(back.code()).as(back.err()).isZero();
      assertThat(Path.of(columns))
          .content()
          .isEqualToIgnoringWhitespace("Ada B-PER PROPN met O VERB");
    }
  }

  private static String conllu(String... words) {
    var lines = new StringBuilder();
    for (var i = 0; i < words.length; i++) {
      lines.append(i + 1).append('\t').append(words[i]).append("\t_".repeat(8)).append('\n');
    }
    return lines.append('\n').toString();
  }

  @Test
  void textBecomesOpenNlpAndBrat() throws IOException {
    var text = file("nlp.txt", "Ada met\n\nAlan in Oslo\n");
    var names = tag("--input", text, "--to", "opennlp-names");
    assertThat(names.out())
        .isEqualTo(
            "<START:PER> Ada <END> met\n\n<START:PER> Alan <END> in <START:LOC> Oslo <END>\n");
    var tags = tag("--input", text, "--to", "opennlp-pos");
    assertThat(tags.out()).startsWith("Ada_PROPN met_VERB\n");
    assertThat(tags.err()).contains("holds one layer, pos; left out: ner");
    refused("no layer has a label for each token", "--layer", "ner", "--to", "opennlp-pos");
    var brat = directory.resolve("to-brat");
    var run = tag("--input", text, "--to", "brat", "--output", brat + "", "--layer", "ner");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(brat.resolve("1.txt")).hasContent("Ada met");
    assertThat(brat.resolve("3.ann")).hasContent("T1\tPER 0 4\tAlan\nT2\tLOC 8 12\tOslo\n");
    refused("--output DIR is missing", "--input", text, "--to", "brat");
  }

  @Test
  void theEndingOfTheOutputChoosesAsInCorpusConvert() throws IOException {
    var text = file("end.txt", "Ada met\n");
    var jsonl = directory.resolve("end.jsonl");
    assertThat(tag("--input", text, "--output", jsonl + "", "--layer", "ner").code()).isZero();
    assertThat(jsonl)
        .hasContent("{\"id\": 1, \"text\": \"Ada met\", \"label\": [[0, 3, \"PER\"]]}\n");
    var conllu = directory.resolve("end.conllu");
    assertThat(tag("--input", text, "--output", conllu + "", "--layer", "ner").code()).isZero();
    assertThat(Files.readString(conllu)).contains("1\tAda\t_");
    for (var other : java.util.List.of("end.json", "end.conll")) {
      var output = directory.resolve(other);
      refused("its ending says", "--input", text, "--output", output + "");
      assertThat(output).doesNotExist();
    }
    var array = directory.resolve("tasks.json");
    tag("--input", text, "--to", "jsonl-label-studio", "--output", array + "");
    assertThat(Files.readString(array)).startsWith("[\n{\"id\": 1, \"data\"").endsWith("}\n]\n");
    var marked = directory.resolve("marked.conll");
    tag("--input", text, "--to", "text", "--output", marked + "", "--layer", "ner");
    assertThat(marked).hasContent("[PER Ada] met\n");
  }

  @Test
  void columnsAndJsonGoIntoOtherFormats() throws IOException {
    var columns = file("from.conll", "Ada A NNP\nmet B VBD\n");
    var more =
        tag("--input", columns, "--format", "columns=word,x,y", "--to", "columns=word,y,ner");
    assertThat(more.out()).isEqualTo("Ada\tNNP\tB-PER\nmet\tVBD\tO\n\n");
    var some = tag("--input", columns, "--column", "word=1", "--to", "jsonl", "--layer", "ner");
    assertThat(some.out()).isEqualTo("{\"text\": \"Ada met\\n\", \"label\": [[0, 3, \"PER\"]]}\n");
    var packed = directory.resolve("x.jsonl.gz").toString();
    refused("files are written uncompressed", "--input", columns, "--output", packed);
    var json = tag("--input", columns, "--format", "columns=word,x,y", "--to", "jsonl-prodigy");
    assertThat(json.out()).contains("\"text\": \"Ada met", "\"label\": \"PER\"");
    var array =
        file("from.json", "[{\"text\": \"Ada met\", \"label\": [[4, 7, \"X\"]], \"url\": 1}]");
    var studio = tag("--input", array, "--format", "jsonl", "--to", "jsonl-label-studio");
    assertThat(studio.out()).startsWith("{\"data\"").contains("\"url\": 1", "predictions");
    assertThat(studio.err()).contains("1 document had spans already");
    var words = tag("--input", array, "--format", "jsonl", "--to", "columns=word,ner");
    assertThat(words.out()).isEqualTo("Ada\tB-PER\nmet\tO\n\n");
    assertThat(words.err()).contains("the format columns does not hold url");
    refused("--to text: marked text is made of running text", "--format", "jsonl", "--to", "text");
    refused("--to: unknown format \"prodigy\"; did you mean jsonl-prodigy?", "--to", "prodigy");
    refused("--json prints an object of its own", "--to", "jsonl", "--json");
    refused(
        "--probabilities: format conll2003 has no place for them where another format is read",
        "--to",
        "conll2003",
        "--probabilities");
  }

  @Test
  void jsonIsAnsweredInTheStyleThatWasRead() throws IOException {
    var task =
        "{\"id\": 7, \"data\": {\"text\": \"Ada met\"}, \"annotations\": [{\"result\": []}], \"predictions\": []}\n";
    var studio = tag("--input", file("ls.jsonl", task), "--layer", "ner");
    assertThat(studio.out())
        .contains("\"data\": {\"text\"", "\"annotations\": [", "\"model_version\"");
    assertThat(studio.err())
        .contains("written as jsonl-label-studio, as it was read")
        .doesNotContain("had spans already");
    var prodigy =
        tag(
            "--input",
            file("p2.jsonl", "{\"text\": \"Ada\", \"spans\": [], \"answer\": \"accept\"}\n"));
    assertThat(prodigy.out()).contains("\"spans\": [{", "\"token_start\"");
    assertThat(prodigy.err())
        .contains("written as jsonl-prodigy", "1 document had answers to other spans")
        .doesNotContain("had spans already");
    var named = tag("--input", file("ls2.jsonl", task), "--format", "jsonl-doccano");
    assertThat(named.out()).contains("\"label\": [[0, 3");
    assertThat(tag("--input", file("none.jsonl", "")).out()).isEmpty();
    var brat = directory.resolve("ls-brat");
    tag("--input", Path.of(file("ls3.jsonl", task)) + "", "--to", "brat", "--output", brat + "");
    assertThat(brat.resolve("7.ann")).exists();
  }
}
