package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.model.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaggerVerbsTest {
  @TempDir private static Path directory;

  private static TrainedTagger made = new TrainedTagger(Path.of(""));

  @BeforeAll
  static void train() throws IOException {
    made = TrainedTagger.train(directory);
  }

  private static Run withInput(String input, String... arguments) {
    return withInput(input.getBytes(StandardCharsets.UTF_8), arguments);
  }

  private static Run withInput(byte[] input, String... arguments) {
    var before = System.in;
    try {
      System.setIn(new ByteArrayInputStream(input));
      return Run.of(arguments);
    } finally {
      System.setIn(before);
    }
  }

  private static String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @Test
  void trainingIsShownAndResumed() throws IOException {
    var other = directory.resolve("other").toString();
    var run = Run.of("train", made.config(), "--out", other);
    assertThat(run.err())
        .contains("9 labels of layer ner", "tokens to learn from")
        .contains("step 20  development F1 ", "best score on the development sentences 100.00")
        .contains("sluice tag " + other);
    assertThat(run.out()).isEmpty();
    var before = Run.of("info", "--json", other).json().string("weightsSha256");
    var resumed = Run.of("resume", other, "--json").json();
    assertThat(resumed.string("weightsSha256")).isEqualTo(before);
    assertThat(resumed.decimal("score")).isEqualTo(1.0);
    assertThat(new Training(new ResumeVerb()).took(52)).isEqualTo("done in 52 s in all");
    assertThat(new Training(new TrainVerb()).took(52)).isEqualTo("done in 52 s");
  }

  @Test
  void checkTellsWhatItIs() {
    assertThat(Run.of("check", made.config()).out()).contains("names, a tagger of ner");
    var bad = Run.of("check", made.config(), "--set", "embeddings[0].dimnesion=3");
    assertThat(bad.code()).isEqualTo(2);
    assertThat(bad.err()).contains("embeddings[0].dimnesion: unknown key, did you mean");
  }

  @Test
  void textIsMarkedLineByLine() {
    var run = withInput("Ada saw Alan in New York\n\nGrace met\n", "tag", made.run());
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .isEqualTo("[PER Ada] saw [PER Alan] in [LOC New York]\n\n[PER Grace] met\n");
    var coloured = withInput("Ada met\n", "tag", made.run(), "--colour", "always");
    assertThat(coloured.out()).contains("\u001b[1;38;5;", "mAda\u001b[0m", " PER\u001b[0m met");
    var nothing = withInput("Zork of zork\n", "tag", made.run(), "--abstain-below", "1");
    assertThat(nothing.out()).isEqualTo("Zork of zork\n");
  }

  @Test
  void columnsAreKeptAndGetOneMore() throws IOException {
    var text =
        """
        -DOCSTART- -X- O O

        Ada NNP I-NP I-PER
        met VBD I-VP O
        Alan NNP I-NP I-PER
        in IN I-PP O

        New NNP I-NP I-LOC
        York NNP I-NP I-LOC
        """;
    var run = Run.of("tag", made.run(), "--input", file("a.conll", text), "--format", "conll2003");
    assertThat(run.out())
        .isEqualTo(
            """
            -DOCSTART- -X- O O O

            Ada NNP I-NP I-PER B-PER
            met VBD I-VP O O
            Alan NNP I-NP I-PER B-PER
            in IN I-PP O O

            New NNP I-NP I-LOC B-LOC
            York NNP I-NP I-LOC I-LOC
            """);
    var tabs = file("b.tsv", "1\tAda\textra words\n2\tmet\t\n");
    var output = directory.resolve("b.out");
    var tagged =
        Run.of("tag", made.run(), "--input", tabs, "--column", "word=2", "--output", output + "");
    assertThat(tagged.code()).as(tagged.err()).isZero();
    assertThat(output).hasContent("1\tAda\textra words\tB-PER\n2\tmet\t\tO\n");
    assertThat(tagged.err()).contains("2 tokens in 1 sentence tagged");
    assertThat(tagged.out()).isEmpty();
  }

  @Test
  void conlluGetsAColumnOfItsOwn() throws IOException {
    var text =
        """
        # text = Ada met
        1-2\tAdamet\t_\t_\t_\t_\t_\t_\t_\t_
        1\tAda\t_\tPROPN\t_\t_\t0\troot\t_\t_
        2\tmet\t_\tVERB\t_\t_\t1\tdep\t_\t_

        """;
    var run = Run.of("tag", made.run(), "--input", file("a.conllu", text));
    assertThat(run.out().lines())
        .containsExactly(
            "# global.columns = ID FORM LEMMA UPOS XPOS FEATS HEAD DEPREL DEPS MISC SLUICE:NER",
            "# text = Ada met",
            "1-2\tAdamet\t_\t_\t_\t_\t_\t_\t_\t_\t_",
            "1\tAda\t_\tPROPN\t_\t_\t0\troot\t_\t_\tB-PER",
            "2\tmet\t_\tVERB\t_\t_\t1\tdep\t_\t_\tO",
            "");
  }

  @Test
  void documentsKeepTheirTextAndGetSpans() throws IOException {
    var input =
        file("a.jsonl", "{\"id\": 7, \"text\": \"😀 Ada met Alan\"}\n{\"text\": \"in Oslo\"}\n");
    var run = Run.of("tag", made.run(), "--input", input);
    assertThat(run.out().lines())
        .containsExactly(
            "{\"id\": 7, \"text\": \"😀 Ada met Alan\", \"label\": [[2, 5, \"PER\"], [10, 14, \"PER\"]]}",
            "{\"text\": \"in Oslo\", \"label\": [[3, 7, \"LOC\"]]}");
    var json = Run.of("tag", made.run(), "--input", input, "--json").json();
    var documents = json.array("documents").values();
    assertThat(documents).hasSize(2);
    var span = (JsonObject) ((JsonObject) documents.get(1)).array("spans").values().get(0);
    assertThat(span.string("text")).isEqualTo("Oslo");
    assertThat(span.integer("start")).isEqualTo(3);
    assertThat(span.decimal("probability")).isBetween(0.5, 1.0);
  }

  @Test
  void brokenInputIsLocatedAndLeavesNoOutput() throws IOException {
    var output = directory.resolve("none.out");
    var run =
        Run.of(
            "tag",
            made.run(),
            "--input",
            file("bad.tsv", "1\tAda\n2\n"),
            "--column",
            "word=2",
            "--output",
            output.toString());
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("bad.tsv:2: expected a word in column 2, found 1 column");
    assertThat(output).doesNotExist();
    Files.write(directory.resolve("bytes.txt"), new byte[] {65, (byte) 0xff, 10});
    var bytes = Run.of("tag", made.run(), "--input", directory.resolve("bytes.txt").toString());
    assertThat(bytes.code()).isEqualTo(1);
    assertThat(bytes.err()).contains("bytes.txt").doesNotContain("\tat ");
    var piped = withInput(new byte[] {65, 10, 65, (byte) 0xff, 10}, "tag", made.run());
    assertThat(piped.code()).isEqualTo(1);
    assertThat(piped.err()).contains("standard input:2: byte 0xFF at offset 3 is not UTF-8");
    var missing = Run.of("tag", made.run(), "--input", "none.txt");
    assertThat(missing.code()).isEqualTo(2);
    var format = Run.of("tag", made.run(), "--format", "conll2033");
    assertThat(format.code()).isEqualTo(2);
    assertThat(format.err()).contains("conll2003");
  }

  @Test
  void columnsThatDoNotFitAreLocated() throws IOException {
    var ragged = file("ragged.conll", "Ada X O\nmet X\n");
    var run = Run.of("tag", made.run(), "--input", ragged, "--columns", "word,x,ner");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains(ragged + ":2: expected 3 columns as in line 1, found 2");
    var plus = file("twice.conllu", "# global.columns = ID FORM SLUICE:NER\n1\tAda\tO\n\n");
    var twice = Run.of("tag", made.run(), "--input", plus);
    assertThat(twice.code()).isEqualTo(1);
    assertThat(twice.err()).contains(plus + ":1: there is a column SLUICE:NER already");
  }

  @Test
  void whatIsReadIsNotOverwritten() throws IOException {
    var text = file("own.txt", "Ada met Alan\n");
    var run = Run.of("tag", made.run(), "--input", text, "--output", text);
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("is what is read, and would be overwritten");
    assertThat(Path.of(text)).hasContent("Ada met Alan\n");
    var model = Path.of(made.run(), "model.sluice").toString();
    var same = Run.of("quantise", made.run(), "--precision", "int8", "--out", model);
    assertThat(same.code()).isEqualTo(2);
    var nested = directory.resolve("new/place/out.txt").toString();
    assertThat(Run.of("tag", made.run(), "--input", text, "--output", nested).code()).isEqualTo(2);
    assertThat(directory.resolve("new")).doesNotExist();
  }

  @Test
  void taggersGetSmaller() throws IOException {
    var small = directory.resolve("small.sluice").toString();
    var run = Run.of("quantise", made.run(), "--precision", "int8", "--out", small, "--json");
    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.json().integer("bytes")).isLessThan(run.json().integer("bytesBefore"));
    assertThat(Run.of("tag", small, "--input", made.corpus(), "--format", "conll2003").code())
        .isZero();
    assertThat(Run.of("info", small).out()).contains("int8");
    var measured =
        Run.of("quantise", made.run(), "--precision", "int8", "--out", small, "--corpus", "x");
    assertThat(measured.code()).isEqualTo(2);
    assertThat(measured.err()).contains("sluice evaluate " + small + " --corpus FILE");
  }

  @Test
  void jsonIsNotTakenForColumns() throws IOException {
    var lines = file("d.jsonl", "{\"text\": \"Ada met Alan.\"}\n");
    var run = Run.of("tag", made.run(), "--input", lines, "--format", "conll2003");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("d.jsonl looks like JSON (", "), not columns: say --format jsonl");
  }

  @Test
  void whatIsNoRunningTextIsNotTaggedAsSuch() throws IOException {
    var columns = "Ada NNP I-PER\nmet VBD O\nAlan NNP I-PER\n";
    for (var name : new String[] {"c.conll", "c.tsv", "c.txt"}) {
      var run = Run.of("tag", made.run(), "--input", file(name, columns), "--json");
      assertThat(run.code()).as(name).isEqualTo(2);
      assertThat(run.err())
          .contains(name + " looks like columns (Ada NNP I-PER), not running text: say")
          .contains("--column word=1; --format text tags it as it is");
    }
    var piped = withInput(columns, "tag", made.run());
    assertThat(piped.code()).isEqualTo(2);
    assertThat(piped.out()).isEmpty();
    assertThat(piped.err()).contains("standard input looks like columns");
    var meant =
        Run.of("tag", made.run(), "--input", file("c.tsv", "Ada\tmet\n"), "--format", "text");
    assertThat(meant.code()).isZero();
    assertThat(meant.out()).isEqualTo("[PER Ada]\tmet\n");
    var long_ = "Ada met Alan in Oslo ".repeat(2000) + "\n";
    var text = withInput(long_, "tag", made.run());
    assertThat(text.code()).as(text.err()).isZero();
    assertThat(text.out()).startsWith("[PER Ada] met").hasSizeGreaterThan(long_.length());
  }

  @Test
  void columnsAndLayersThatAreNotThereAreRefused() throws IOException {
    var file = file("four.conll", "Ada X O I-PER\nmet X O O\n");
    refused(
        "four.conll has 4 columns (Ada X O I-PER), not 9: word, column2,",
        "evaluate",
        "--corpus",
        file,
        "--column",
        "ner=9");
    refused("has 4 columns", "evaluate", "--corpus", file, "--columns", "word,ner");
    refused(
        "the tagger marks spans, and these labels do not: layer \"ner\"",
        "evaluate",
        "--corpus",
        file,
        "--column",
        "ner=2");
    refused(
        "no column is called ner, there are word, pos, chunk; say which with --column ner=NUMBER",
        "evaluate",
        "--corpus",
        file,
        "--format",
        "conll2000");
    refused(
        "--layer: the tagger gives no labels nope; its layer is ner",
        "evaluate",
        "--corpus",
        file,
        "--format",
        "conll2003",
        "--layer",
        "nope");
    var conllu = file("no.conllu", "1\tAda\t_\tPROPN\t_\t_\t0\troot\t_\t_\n\n");
    refused("there are no labels \"ner\" here", "evaluate", "--corpus", conllu);
    refused(
        "four.conll has 4 columns (Ada X O I-PER); words were said to stand in column 9",
        "tag",
        "--input",
        file,
        "--column",
        "word=9");
    refused("has 4 columns", "tag", "--input", file, "--column", "word=9", "--json");
    var some = Run.of("tag", made.run(), "--input", file, "--column", "word=1", "--json");
    assertThat(some.code()).as(some.err()).isZero();
  }

  private static void refused(String message, String verb, String... more) {
    var arguments = new ArrayList<>(List.of(verb, made.run()));
    arguments.addAll(List.of(more));
    var run = Run.of(arguments.toArray(String[]::new));
    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.err()).contains(message);
  }

  @Test
  void verbsOfOtherModelsAreRefused() throws IOException {
    for (var verb : new String[] {"generate", "score"}) {
      var arguments =
          verb.equals("score")
              ? new String[] {verb, made.run(), made.corpus()}
              : new String[] {verb, made.run()};
      var run = Run.of(arguments);
      assertThat(run.code()).as(verb).isEqualTo(2);
      assertThat(run.err()).contains("is a tagger, not a language model; use it with: sluice tag");
    }
    assertThat(Run.of("info", made.run()).out()).contains("tagger", "label-layers", "names");
  }
}
