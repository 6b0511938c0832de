package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
