package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AnnotatedCorpusVerbsTest {
  private static final String TRAIN =
      """
      Ada X I-PER
      Lovelace X I-PER
      saw X O
      old X O
      London X I-LOC
      again X O

      """;

  @TempDir private Path directory;

  private String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  @Test
  void theSampleIsExaminedByItsName() {
    var run = Run.of("corpus", "check", "sample-ner");
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("1,800 sentences", "ner       IOB2: LOC 1,501", "nothing to complain about");
    var shown = Run.of("corpus", "show", "sample-ner");
    assertThat(shown.out()).contains("format      columns", "sentences   2,100");
  }

  @Test
  void filesAreHeldAgainstEachOther() throws IOException {
    var train = file("train.conll", TRAIN);
    var validation = file("dev.conll", TRAIN + "Rome X B-ORG\nx y\n");
    var run =
        Run.of("corpus", "check", train, "--validation", validation, "--columns", "word,pos,ner");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "error: " + validation + ":9: expected 3 columns (word pos ner), found 2: \"x y\"",
            "warning: " + validation + ":1: this sentence stands in the training part too")
        .contains("\"B-ORG\" stands 1 times");
    var json = Run.of("corpus", "check", train, "--columns", "word,pos,ner", "--json").json();
    assertThat(json.object("counts").members()).isEmpty();
    assertThat(json.array("parts").values()).hasSize(1);
  }

  @Test
  void formatsAreForFiles() {
    var run = Run.of("corpus", "check", "sample-ner", "--format", "conll2003");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("a card says its own");
  }

  @Test
  void convertsAndTellsWhatIsLost() throws IOException {
    var source = file("train.conll", TRAIN);
    var target = directory.resolve("train.out");
    var run =
        Run.of(
            "corpus",
            "convert",
            source,
            target.toString(),
            "--columns",
            "word,pos,ner",
            "--to",
            "columns=word,ner",
            "--scheme",
            "iobes");
    assertThat(run.code()).isZero();
    assertThat(target).content().startsWith("Ada\tB-PER\nLovelace\tE-PER\nsaw\tO\n");
    assertThat(run.err()).contains("the format columns does not hold the layer pos");
    assertThat(run.out()).contains("1 document, 1 sentence, 6 tokens");
    var jsonl = directory.resolve("train.jsonl");
    var json =
        Run.of(
            "corpus", "convert", "--json", source, jsonl.toString(), "--columns", "word,pos,ner");
    assertThat(json.json().integer("documents")).isEqualTo(1);
    assertThat(jsonl).content().contains("[[0, 12, \"PER\"]");
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    var source = file("train.conll", TRAIN);
    assertThat(Run.of("corpus", "convert", source, "out").err()).contains("--format is missing");
    var run = Run.of("corpus", "convert", source, "out", "--format", "conll2003");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("--to is missing");
    var broken =
        Run.of("corpus", "convert", source, "out", "--format", "conll2003", "--to", "conllu");
    assertThat(broken.code()).isEqualTo(1);
    assertThat(broken.err()).contains("train.conll:1: expected 4 columns");
  }

  @Test
  void nothingIsReplacedThatShouldBeKept() throws IOException {
    var source = file("train.conll", TRAIN);
    var same = convert(source, source, "--to", "text");
    assertThat(same.code()).isEqualTo(2);
    assertThat(same.err()).contains("train.conll is what is read; writing there would replace it");
    assertThat(directory.resolve("train.conll")).hasContent(TRAIN);
    var filled = convert(source, directory.toString(), "--to", "brat");
    assertThat(filled.code()).isEqualTo(2);
    assertThat(filled.err()).contains("is not empty; format brat is written to a new or empty");
    var folder = convert(source, directory.toString(), "--to", "text");
    assertThat(folder.code()).isEqualTo(2);
    assertThat(folder.err()).contains("is a directory; format text needs the name of a file");
    var absent = convert(directory.resolve("nix.txt").toString(), "out", "--to", "text");
    assertThat(absent.code()).isEqualTo(2);
    assertThat(absent.err()).contains("there is no file");
  }

  @Test
  void columnsMayStandInTheNameOfTheFormat() throws IOException {
    var source = file("train.conll", TRAIN);
    var target = directory.resolve("train.jsonl");
    var named = "columns=word,pos,ner";
    var run = Run.of("corpus", "convert", source, target.toString(), "--format", named);
    assertThat(run.code()).isZero();
    assertThat(target).content().contains("[[0, 12, \"PER\"]");
    var twice = convert(source, target.toString(), "--format", named);
    assertThat(twice.code()).isEqualTo(2);
    assertThat(twice.err()).contains("give the columns once");
  }

  @Test
  void tagsOfOpenNlpAreThoseOfTheLayerPos() throws IOException {
    var source = file("train.conll", TRAIN);
    var target = directory.resolve("tags").toString();
    assertThat(convert(source, target, "--to", "opennlp-pos").code()).isZero();
    assertThat(directory.resolve("tags")).content().startsWith("Ada_X Lovelace_X saw_X");
    var names = file("names.conll", "Ada I-PER\n");
    var lacking =
        Run.of("corpus", "convert", names, target, "--columns", "word,ner", "--to", "opennlp-pos");
    assertThat(lacking.code()).isEqualTo(1);
    assertThat(lacking.err()).contains("the tokens need the layer pos; there are [ner]");
    var spans = file("x.jsonl", "{\"text\": \"Ada\", \"label\": [[0, 3, \"PER\"]]}\n");
    assertThat(Run.of("corpus", "convert", spans, target, "--to", "opennlp-pos").err())
        .contains("the tokens need the layer pos; there are []");
    var back = directory.resolve("back");
    var run =
        Run.of(
            "corpus",
            "convert",
            target,
            back.toString(),
            "--format",
            "opennlp-pos",
            "--to",
            "columns");
    assertThat(run.err()).isEmpty();
    assertThat(back).content().startsWith("Ada\tX\nLovelace\tX\n");
  }

  @Test
  void runningTextIsMadeOfWordsOnly() throws IOException {
    var source = file("tags", "Shares_NNS -LRB-_( fell_VBD ._.\n");
    var target = directory.resolve("text");
    var run =
        Run.of(
            "corpus",
            "convert",
            source,
            target.toString(),
            "--format",
            "opennlp-pos",
            "--to",
            "text",
            "--running");
    assertThat(run.err()).contains("the format text does not hold the layer pos");
    assertThat(target).hasContent("Shares (fell.\n");
    var useless = convert(source, target.toString(), "--to", "columns", "--running");
    assertThat(useless.code()).isEqualTo(2);
    assertThat(useless.err()).contains("--running: format columns holds words only");
  }

  private static Run convert(String source, String target, String... more) {
    var arguments =
        new ArrayList<>(List.of("corpus", "convert", source, target, "--columns", "word,pos,ner"));
    arguments.addAll(List.of(more));
    return Run.of(arguments.toArray(String[]::new));
  }
}
