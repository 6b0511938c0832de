package io.sluice.corpora.annotated;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.corpora.examination.AnnotatedFinding;
import io.sluice.corpora.examination.AnnotatedFinding.Kind;
import io.sluice.corpora.examination.AnnotatedReport;
import io.sluice.text.document.Document;
import io.sluice.text.document.Span;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnlabelledDocumentsTest {
  private static final JsonlFormat JSONL = new JsonlFormat(JsonlFormat.Style.DOCCANO, "ner");
  private static final String RESULT =
      "{'type': 'labels', 'value': {'start': 0, 'end': 3, 'labels': ['X']}}";

  /** Lines that nobody annotated, and why. */
  private static final List<List<String>> NOBODY =
      List.of(
          List.of("{'data': {'text': 'Ada'}, 'annotations': []}", "its annotations are empty"),
          List.of("{'data': {'text': 'Ada'}, 'annotations': null}", "it has no annotations"),
          List.of("{'data': {'text': 'Ada'}}", "it has no annotations"),
          List.of(
              "{'data': {'text': 'Ada'}, 'annotations': [{'was_cancelled': true, 'result': ["
                  + RESULT
                  + "]}, {'was_cancelled': true, 'result': []}], 'predictions': []}",
              "its annotations were cancelled"),
          List.of(
              "{'text': 'Ada', 'spans': [{'start': 0, 'end': 3, 'label': 'X'}], 'answer': 'reject'}",
              "it was answered with reject"),
          List.of("{'text': 'Ada', 'answer': 'ignore'}", "it was answered with ignore"),
          List.of("{'text': 'Ada'}", "it has none of [label, labels, entities, spans]"),
          List.of("{'text': 'Ada', 'label': null}", "it has none of"),
          List.of(
              "{'text': 'Ada', 'tokens': [{'text': 'Ada', 'start': 0, 'end': 3}]}",
              "it has none of"));

  /** Lines in which somebody found nothing. */
  private static final List<String> NOTHING =
      List.of(
          "{'data': {'text': 'Ada'}, 'annotations': [{'result': []}]}",
          "{'data': {'text': 'Ada'}, 'annotations': [{'result': ["
              + RESULT
              + "], 'was_cancelled':"
              + " true}, {'was_cancelled': false, 'result': []}]}",
          "{'text': 'Ada', 'spans': [], 'answer': 'accept'}",
          "{'text': 'Ada', 'answer': 'accept'}",
          "{'text': 'Ada', 'spans': []}",
          "{'text': 'Ada', 'label': []}",
          "{'text': 'Ada', 'labels': []}",
          "{'text': 'Ada', 'entities': []}");

  @TempDir private Path directory;

  private static Documents open(String line) {
    return JSONL.read(new StringReader(line.replace('\'', '"')), "f");
  }

  @Test
  void whatNobodyAnnotatedHasNoLayer() throws IOException {
    for (List<String> line : NOBODY) {
      try (Documents documents = open(line.get(0))) {
        Document document = documents.next().orElseThrow();
        assertThat(document.spans()).as(line.get(0)).isEmpty();
        assertThat(JSONL.isUnlabelled(document)).isTrue();
        assertThat(documents.unlabelled()).hasSize(1);
        assertThat(documents.unlabelled().get(0).toString()).startsWith("f:1: " + line.get(1));
        assertThat(documents.remarks()).as("told once").isEmpty();
      }
    }
  }

  @Test
  void whereSomebodyFoundNothingIsAnEmptyLayer() throws IOException {
    for (String line : NOTHING) {
      try (Documents documents = open(line)) {
        Document document = documents.next().orElseThrow();
        assertThat(document.spans("ner")).as(line).isEmpty();
        assertThat(JSONL.isUnlabelled(document)).isFalse();
        assertThat(documents.unlabelled()).isEmpty();
      }
    }
  }

  @Test
  void cancelledAnnotationsAreNotTaken() throws IOException {
    String cancelled = "{'was_cancelled': true, 'result': []}";
    String task =
        "{'data': {'text': 'Ada'}, 'annotations': ["
            + cancelled
            + ", {'result': ["
            + RESULT
            + "]}]}";
    try (Documents documents = open(task)) {
      assertThat(documents.next().orElseThrow().spans("ner"))
          .extracting(Span::label)
          .containsExactly("X");
      assertThat(documents.remarks()).isEmpty();
    }
  }

  @Test
  void whatIsToBeLabelledIsTaken() throws IOException {
    for (List<String> line : NOBODY) {
      String text = line.get(0).replace('\'', '"');
      Documents documents = JSONL.readToPredict(new StringReader(text), "f");
      assertThat(documents.all().get(0).spans()).as(text).containsOnlyKeys("ner");
      assertThat(documents.unlabelled()).isEmpty();
    }
  }

  @Test
  void predictionsAreTakenForWantOfAnnotationsAndTold() throws IOException {
    try (Documents documents =
        open("{'data': {'text': 'Ada'}, 'predictions': [{'result': [" + RESULT + "]}]}")) {
      assertThat(documents.next().orElseThrow().spans("ner")).hasSize(1);
      assertThat(documents.remarks())
          .extracting(Remark::message)
          .containsExactly("nobody annotated this; the first of its predictions is taken");
    }
  }

  private String convert(String lines, AnnotatedFormat to) throws IOException {
    Path source = directory.resolve("source.jsonl");
    Files.writeString(source, lines.replace('\'', '"'));
    Path target = directory.resolve("target" + to.name());
    Conversion conversion = Conversions.between(JSONL, to);
    report = conversion.convert(source, target);
    return Files.isDirectory(target) ? "" : Files.readString(target);
  }

  private ConversionReport report = new ConversionReport(0, 0, 0, List.of());

  @Test
  void jsonLinesSayThatNobodyAnnotated() throws IOException {
    for (List<String> line : NOBODY) {
      for (JsonlFormat.Style style : JsonlFormat.Style.values()) {
        JsonlFormat to = new JsonlFormat(style, "ner");
        String written = convert(line.get(0), to);
        assertThat(to.isUnlabelled(open(written).all().get(0))).as(written).isTrue();
      }
    }
    String text = "{'text': 'Ada'}";
    assertThat(convert(text, JSONL)).isEqualTo("{\"text\": \"Ada\"}\n");
    assertThat(report.remarks()).isEmpty();
  }

  private static final String THREE =
      "{'text': 'Ada'}\n{'text': 'Bob', 'label': [[0, 3, 'PER']]}\n{'text': 'Eve', 'label': null}\n";

  @Test
  void formatsThatCannotSayItLeaveItOutAndTell() throws IOException {
    AnnotatedFormat columns = AnnotatedFormat.columns(ColumnLayout.of("word", "ner"));
    assertThat(convert(THREE, columns)).isEqualTo("Bob\tB-PER\n\n");
    assertThat(report.documents()).isEqualTo(1);
    assertThat(report.remarks()).hasSize(1);
    assertThat(report.remarks().get(0).toString())
        .endsWith(
            "source.jsonl:1: 2 documents, this one first, that nobody annotated are left out: the"
                + " format columns cannot tell");
    assertThat(convert(THREE, AnnotatedFormat.of("opennlp-names"))).doesNotContain("Ada");
    assertThat(report.remarks()).hasSize(1);
    String words = convert(THREE, AnnotatedFormat.columns(ColumnLayout.of("word")));
    assertThat(words).contains("Ada", "Bob", "Eve");
    assertThat(convert(THREE, AnnotatedFormat.of("text"))).contains("Ada", "Bob", "Eve");
    convert(THREE, AnnotatedFormat.of("brat"));
    assertThat(report.documents()).isEqualTo(3);
    assertThat(report.remarks().get(0).message())
        .endsWith("look from now on as if nothing were there: the format brat cannot tell");
  }

  @Test
  void conlluSaysThatLabelsAreNotKnown() throws IOException {
    String written = convert(THREE, AnnotatedFormat.of("conllu"));
    assertThat(written).contains("Ada\t_").contains("\t_\n").contains("\tB-PER\n");
    assertThat(report.remarks()).isEmpty();
  }

  @Test
  void examinationTellsEachByFileAndLine() throws IOException {
    Path file = directory.resolve("train.jsonl");
    Files.writeString(file, THREE.replace('\'', '"'));
    AnnotatedReport examined = AnnotatedReport.of(JSONL, file);
    assertThat(examined.sentences()).isEqualTo(1);
    assertThat(examined.isUsable()).isTrue();
    assertThat(examined.findings())
        .filteredOn(finding -> finding.kind() == Kind.LEFT_OUT)
        .extracting(AnnotatedFinding::toString)
        .hasSize(2)
        .contains(
            file
                + ":1: nobody annotated this document, training leaves it out: it has none of"
                + " [label, labels, entities, spans]");
    Files.writeString(file, "{\"text\": \"Ada\"}\n");
    assertThat(AnnotatedReport.of(JSONL, file).isUsable()).isFalse();
  }
}
