package io.sluice.corpora.examination;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.AnnotatedSplit;
import io.sluice.corpora.annotated.ColumnLayout;
import io.sluice.corpora.examination.AnnotatedFinding.Kind;
import io.sluice.text.label.LabelScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotatedReportTest {
  private static final AnnotatedFormat FORMAT =
      AnnotatedFormat.columns(ColumnLayout.of("word", "pos", "ner"));

  private static final String GOOD =
      """
      Ada X B-PER
      Lovelace X I-PER
      saw X O
      old X O
      London X B-LOC
      again X O

      """;

  @TempDir private Path directory;

  private Path file(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.write(file, text.getBytes(StandardCharsets.ISO_8859_1));
    return file;
  }

  private AnnotatedReport report(String train, String validation) throws IOException {
    return AnnotatedReport.of(
        new AnnotatedSplit.ByFile(FORMAT, file("train", train), file("validation", validation)));
  }

  private List<String> findings(AnnotatedReport report, Kind kind) {
    return report.findings().stream()
        .filter(finding -> finding.kind() == kind)
        .map(finding -> finding.toString().replace(directory + "/", ""))
        .toList();
  }

  @Test
  void aGoodCorpusIsCountedAndHasNoFindings() throws IOException {
    AnnotatedReport report = report(GOOD, GOOD.replace("again", "twice"));
    assertThat(report.findings()).isEmpty();
    assertThat(report.isUsable()).isTrue();
    PartSummary train = report.parts().get(0);
    assertThat(train.name()).isEqualTo("training");
    assertThat(List.of(train.documents(), train.sentences(), train.tokens()))
        .containsExactly(0L, 1L, 6L);
    assertThat(train.longest()).isEqualTo(6);
    LayerSummary ner = train.layer("ner");
    assertThat(ner.scheme()).contains(LabelScheme.IOB2);
    assertThat(ner.chunks()).containsEntry("PER", 1L).containsEntry("LOC", 1L);
    assertThat(ner.labels()).containsEntry("O", 3L).containsEntry("I-PER", 1L);
    assertThat(train.layer("pos").scheme()).isEmpty();
  }

  @Test
  void schemesAreInferredAndViolationsLocated() throws IOException {
    String iob1 = GOOD.replace("B-", "I-");
    assertThat(report(iob1, iob1).parts().get(0).layer("ner").scheme()).contains(LabelScheme.IO);
    AnnotatedReport report =
        report(GOOD.repeat(3) + "the X O\nRhine X I-LOC\nof X I-PER\n", GOOD.replace("O", "O"));
    assertThat(findings(report, Kind.INVALID_SEQUENCE))
        .hasSize(2)
        .satisfiesExactly(
            first -> assertThat(first).startsWith("train:23: ner: ").contains("token 2 \"Rhine\""),
            second -> assertThat(second).startsWith("train:24: ner: ").contains("I-PER"));
    AnnotatedReport mixed = report(GOOD, GOOD.replace("I-PER", "E-PER").replace("B-LOC", "S-LOC"));
    assertThat(findings(mixed, Kind.DIFFERENT_SCHEMES))
        .containsExactly("ner: training follows IOB2, validation IOBES");
  }

  @Test
  void duplicatesContradictionsAndLeaksAreFound() throws IOException {
    String other = GOOD.replace("B-LOC", "B-PER");
    AnnotatedReport report = report(GOOD + GOOD + other + "Hi X O\n\nHi X O\n", GOOD);
    assertThat(findings(report, Kind.DUPLICATE))
        .containsExactly("train:8: the same sentence as at train:1");
    assertThat(findings(report, Kind.CONTRADICTION))
        .containsExactly("train:15: the same words as at train:1, but other labels");
    assertThat(findings(report, Kind.LEAK))
        .containsExactly("validation:1: this sentence stands in the training part too, at train:1");
    assertThat(report.isUsable()).isTrue();
  }

  @Test
  void labelsThatTrainingLacksAreFound() throws IOException {
    AnnotatedReport report =
        report(GOOD, GOOD.replace("LOC", "ORG").replace("again X", "again Y").repeat(2));
    assertThat(findings(report, Kind.UNSEEN_LABEL))
        .containsExactly(
            "validation:1: pos: \"Y\" stands 2 times in the validation part, first in this"
                + " sentence, and never in training",
            "validation:1: ner: \"B-ORG\" stands 2 times in the validation part, first in this"
                + " sentence, and never in training");
  }

  @Test
  void everyBadLineIsFoundNotJustTheFirst() throws IOException {
    AnnotatedReport report =
        report(GOOD + "a X\nb X O O\nc X O\n\u00e9 X O\n", GOOD + "a\u0001b X O");
    assertThat(findings(report, Kind.UNREADABLE))
        .containsExactly(
            "train:8: expected 3 columns (word pos ner), found 2: \"a X\"",
            "train:9: expected 3 columns (word pos ner), found 4: \"b X O O\"");
    assertThat(findings(report, Kind.BAD_BYTES))
        .containsExactly("train:11: byte 0xE9 at offset " + (GOOD.length() + 18) + " is not UTF-8");
    assertThat(findings(report, Kind.ODD_CHARACTERS))
        .containsExactly(
            "train:10: token 2, \"\ufffd\", has U+FFFD",
            "validation:8: token 1, \"a?b\", has U+0001");
    assertThat(report.isUsable()).isFalse();
  }

  @Test
  void longSentencesTokensAndStrangeLabelsAreFound() throws IOException {
    String text = GOOD.repeat(20) + "x X O\n".repeat(300) + "y".repeat(200) + " X PERSON\n";
    AnnotatedReport report = report(text, GOOD);
    assertThat(findings(report, Kind.LONG_SENTENCE))
        .containsExactly("train:141: a sentence of 301 tokens; is a sentence end missing?");
    assertThat(findings(report, Kind.LONG_TOKEN))
        .singleElement()
        .satisfies(f -> assertThat(f).startsWith("train:141: token 301 has 200 characters: \"yyy"));
    assertThat(findings(report, Kind.STRANGE_LABEL))
        .containsExactly("train:441: ner: \"PERSON\" belongs to no label scheme");
    assertThat(report.counts()).containsEntry(Kind.DUPLICATE, 19L);
  }

  @Test
  void allIsCountedThoughNotAllIsListed() throws IOException {
    AnnotatedReport report = report(GOOD.repeat(100), GOOD);
    assertThat(report.counts()).containsEntry(Kind.DUPLICATE, 99L);
    assertThat(findings(report, Kind.DUPLICATE)).hasSize(AnnotatedReport.LISTED);
    assertThat(findings(report("\n", GOOD), Kind.EMPTY_PART))
        .containsExactly("there are no sentences in training");
  }

  @Test
  void spansThatDoNotFitTokensAreFound() throws IOException {
    AnnotatedFormat jsonl = AnnotatedFormat.of("jsonl");
    Path file =
        file(
            "f.jsonl",
            """
            {"text": "Ada Lovelace ran.", "label": [[0, 12, "PER"], [0, 2, "X"]]}
            {"text": 1}
            {"text": "a", "answer": "ignore"}
            """);
    AnnotatedReport report = AnnotatedReport.of(jsonl, file);
    assertThat(findings(report, Kind.MISALIGNED_SPAN))
        .singleElement()
        .satisfies(finding -> assertThat(finding).startsWith("f.jsonl:1: X \"Ad\" 0..2"));
    assertThat(findings(report, Kind.UNREADABLE))
        .containsExactly("f.jsonl:2: text: expected a string, found 1");
    assertThat(findings(report, Kind.LEFT_OUT)).singleElement().asString().startsWith("f.jsonl:3:");
    assertThat(report.parts().get(0).layer("ner").chunks()).containsEntry("PER", 1L);
  }

  @Test
  void aFileThatIsDividedIsExaminedInParts() throws IOException {
    AnnotatedReport report =
        AnnotatedReport.of(
            new AnnotatedSplit.BySentences(FORMAT, file("f", GOOD.repeat(4) + "a X\n"), 0.5));
    assertThat(report.parts()).extracting(PartSummary::sentences).containsExactly(2L, 2L);
    assertThat(findings(report, Kind.LEAK)).hasSize(2);
    assertThat(findings(report, Kind.UNREADABLE)).hasSize(1);
  }
}
