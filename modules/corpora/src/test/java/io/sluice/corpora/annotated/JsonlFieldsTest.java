package io.sluice.corpora.annotated;

import static io.sluice.corpora.annotated.Formats.read;
import static io.sluice.corpora.annotated.Formats.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Span;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonlFieldsTest {
  private static final AnnotatedFormat DOCCANO = AnnotatedFormat.of("jsonl-doccano");
  private static final AnnotatedFormat PRODIGY = AnnotatedFormat.of("jsonl-prodigy");
  private static final AnnotatedFormat LABEL_STUDIO = AnnotatedFormat.of("jsonl-label-studio");

  private static String line(String line) {
    return line.replace('\'', '"') + "\n";
  }

  @Test
  void linesOfEachToolComeBackAsTheyWere() throws IOException {
    Map<AnnotatedFormat, String> lines = new LinkedHashMap<>();
    lines.put(
        DOCCANO,
        line(
            "{'id': 7, 'text': 'Ada', 'label': [[0, 3, 'PER']], 'Comments': ['a \\n 1.50e+3', null],"
                + " 'meta': {'b': {'c': [true, -0.10]}, 'a': {}}, 'url': 'http://x/?\\'', 'n': null}"));
    lines.put(
        PRODIGY,
        line(
            "{'text': 'Ada', 'spans': [{'label': 'PER', 'start': 0, 'end': 3}], '_input_hash':"
                + " -12, 'label': 'PER', 'answer': 'accept', 'meta': {'id': '7', 'source': 'x'}}"));
    lines.put(
        LABEL_STUDIO,
        line(
            "{'id': 7, 'data': {'text': 'Ada', 'source': 'x', 'page': 3}, 'annotations':"
                + " [{'result': [{'from_name': 'label', 'to_name': 'text', 'type': 'labels',"
                + " 'value': {'start': 0, 'end': 3, 'text': 'Ada', 'labels': ['PER']}}]}],"
                + " 'meta': {'a': 1}, 'created_at': 'now'}"));
    for (Map.Entry<AnnotatedFormat, String> entry : lines.entrySet()) {
      AnnotatedFormat format = entry.getKey();
      List<Document> documents = read(format, entry.getValue());
      String written = write(format, documents);
      assertThat(JsonParser.parse(written))
          .as(format.name())
          .isEqualTo(JsonParser.parse(entry.getValue()));
      assertThat(convert(entry.getValue(), format, format).remarks()).isEmpty();
    }
  }

  @Test
  void theNameOfADocumentOfProdigyNeverReplacesItsMeta() throws IOException {
    for (String fields :
        List.of(
            "'id': '1', 'meta': {'id': '2'}",
            "'id': '1', 'meta': 'x'",
            "'meta': ['x']",
            "'meta': {'id': {'a': 1}}",
            "'meta': null",
            "'meta': {'id': ''}")) {
      String line = line("{'text': '', 'spans': [], " + fields + "}");
      assertThat(JsonParser.parse(write(PRODIGY, read(PRODIGY, line))))
          .as(fields)
          .isEqualTo(JsonParser.parse(line));
    }
  }

  @Test
  void fieldsAreCarriedFromToolToTool() throws IOException {
    String doccano = line("{'id': 7, 'text': 'Ada', 'label': [], 'meta': {'a': 1}, 'url': 'u'}");
    assertThat(convert(doccano, DOCCANO, PRODIGY).remarks()).isEmpty();
    assertThat(converted)
        .isEqualTo(line("{'text': 'Ada', 'spans': [], 'meta': {'id': '7', 'a': 1}, 'url': 'u'}"));
    assertThat(convert(converted, PRODIGY, DOCCANO).remarks()).isEmpty();
    assertThat(JsonParser.parse(converted)).isEqualTo(JsonParser.parse(doccano));
  }

  @Test
  void whatAFormatDoesNotHoldIsToldOnceForEachField() throws IOException {
    String lines =
        line("{'text': 'Ada', 'label': []}")
            + line("{'text': 'Ada', 'label': [], 'meta': {}, 'url': 'u'}")
            + line("{'text': 'Ada', 'label': [], 'meta': null}")
            + line("{'text': 'Ada', 'label': [], 'meta': 1}");
    assertThat(remarks(lines, AnnotatedFormat.of("conllu")))
        .containsExactly(
            "f:2: the format conllu does not hold the field \"meta\", here and in 2 more lines",
            "f:2: the format conllu does not hold the field \"url\"");
    assertThat(remarks(lines, AnnotatedFormat.of("text"))).hasSize(2);
    String task = line("{'data': {'text': 'Ada', 'source': 'x'}, 'inner_id': 3}");
    assertThat(remarks(task, AnnotatedFormat.of("text")))
        .contains("f:1: the format text does not hold the field \"data\"");
  }

  @Test
  void dataOfLabelStudioBecomesFieldsOfOtherTools() throws IOException {
    String task = line("{'id': 1, 'data': {'text': 'Ada', 'source': 'x', 'page': 3}, 'b': 2}");
    for (AnnotatedFormat other : List.of(DOCCANO, PRODIGY)) {
      assertThat(remarks(task, other)).isEmpty();
      assertThat(converted).contains(line("'b': 2, 'source': 'x', 'page': 3").strip());
    }
    String taken =
        line("{'data': {'text': 'Ada', 'b': 'x', 'spans': 1, 'answer': 'no', 'c': 4}, 'b': 2}");
    assertThat(remarks(taken, PRODIGY))
        .containsExactly(
            "f:1: the format jsonl-prodigy does not hold the field \"data.b\"",
            "f:1: the format jsonl-prodigy does not hold the field \"data.spans\"",
            "f:1: the format jsonl-prodigy does not hold the field \"data.answer\"");
    assertThat(converted).endsWith(line("'b': 2, 'c': 4}"));
  }

  private static final String LABELLED =
      line(
          "{'id': 7, 'data': {'text': 'Ada'}, 'annotations': [{'id': 3, 'completed_by': 1,"
              + " 'result': [{'id': 'x', 'type': 'labels', 'value': {'start': 0}}]}],"
              + " 'predictions': [{'model_version': 'mine', 'result': []}, {'model_version': 'other',"
              + " 'result': []}], 'meta': {}}");

  private static String predicted(JsonlFormat format, String lines) throws IOException {
    StringWriter target = new StringWriter();
    try (Documents documents = format.readToPredict(new StringReader(lines), "f");
        AnnotatedWriter writer = format.predictions(target, "mine", JsonLayout.LINES)) {
      for (var next = documents.next(); next.isPresent(); next = documents.next()) {
        Span span = Span.in("Ada", 0, 3, "PER").withProbability(0.5);
        writer.write(next.get().withSpans("ner", List.of(span)));
      }
      writer.remarks().forEach(remark -> target.append(remark.toString()));
      documents.allRemarks().forEach(remark -> target.append(remark.toString()));
    }
    return target.toString();
  }

  @Test
  void whatPeopleAndOtherModelsSaidStandsBesideAPrediction() throws IOException {
    JsonlFormat format = (JsonlFormat) LABEL_STUDIO;
    String once = predicted(format, LABELLED);
    assertThat(once)
        .isEqualTo(
            line(
                "{'id': 7, 'data': {'text': 'Ada'}, 'annotations': [{'id': 3, 'completed_by': 1,"
                    + " 'result': [{'id': 'x', 'type': 'labels', 'value': {'start': 0}}]}],"
                    + " 'predictions': [{'model_version': 'mine', 'score': 0.5, 'result':"
                    + " [{'from_name': 'label', 'to_name': 'text', 'type': 'labels', 'score': 0.5,"
                    + " 'value': {'start': 0, 'end': 3, 'text': 'Ada', 'labels': ['PER']}}]},"
                    + " {'model_version': 'other', 'result': []}], 'meta': {}}"));
    assertThat(predicted(format, once)).isEqualTo(once);
  }

  @Test
  void annotationsThatCannotStandThereAreTold() throws IOException {
    String line = line("{'text': 'Ada', 'label': [], 'annotations': 'by hand'}");
    assertThat(predicted((JsonlFormat) LABEL_STUDIO, line))
        .doesNotContain("by hand")
        .endsWith("the format jsonl-label-studio does not hold the field \"annotations\"");
    assertThat(predicted((JsonlFormat) DOCCANO, line))
        .endsWith(line(", 'annotations': 'by hand'}"));
  }

  @Test
  void whatStandsInsideSpansAndAnnotationsIsTold() throws IOException {
    String spans =
        line(
            "{'text': 'ab', 'spans': [{'start': 0, 'end': 1, 'label': 'X', 'pattern': 1}, {'start':"
                + " 1, 'end': 2, 'label': 'X', 'pattern': 2}], 'tokens': [{'text': 'ab', 'start':"
                + " 0, 'end': 2, 'id': 0, 'disabled': true}]}");
    assertThat(remarks(spans + spans, PRODIGY))
        .containsExactly(
            "f:1: the field \"spans.pattern\" is left out, here and in 1 more line",
            "f:1: the field \"tokens.disabled\" is left out, here and in 1 more line");
    String entities =
        line(
            "{'text': 'a', 'entities': [{'id': 4, 'start_offset': 0, 'end_offset': 1, 'label':"
                + " 'X'}], 'relations': [");
    assertThat(remarks(entities.strip() + "]}", DOCCANO))
        .containsExactly("f:1: the field \"entities.id\" is left out");
    assertThat(remarks(entities.strip() + "{}]}", DOCCANO))
        .containsExactly(
            "f:1: the field \"relations\" is left out",
            "f:1: the field \"entities.id\" is left out");
    String task =
        line(
            "{'data': {'text': 'a'}, 'predictions': [{'result': []}], 'annotations': [{'id': 1,"
                + " 'result': [{'id': 'x', 'type': 'labels', 'from_name': 'ner', 'to_name': 'text',"
                + " 'value': {'start': 0, 'end': 1, 'labels': []}}]}]}");
    assertThat(remarks(task, LABEL_STUDIO))
        .containsExactly(
            "f:1: the field \"annotations.id\" is left out",
            "f:1: the field \"annotations.result.id\" is left out",
            "f:1: the field \"annotations.result.from_name\" is left out",
            "f:1: the field \"predictions\" is left out");
  }

  @Test
  void whoReadsToLearnHearsOfAnnotationOnly() throws IOException {
    String task = line("{'data': {'text': 'a'}, 'annotations': [{'id': 1, 'result': []}]}");
    Documents documents = LABEL_STUDIO.read(new StringReader(task), "f");
    assertThat(documents.all()).hasSize(1);
    assertThat(documents.remarks()).isEmpty();
  }

  @Test
  void whatIsKeptIsBounded() throws IOException {
    String large = "x".repeat(OtherFields.MOST - 10);
    String line = line("{'text': 'a', 'label': [], 'x': '" + large + "', 'y': '" + large + "'}");
    assertThat(read(DOCCANO, line).get(0).fields()).containsOnlyKeys("x");
    assertThat(remarks(line, DOCCANO)).containsExactly("f:1: the field \"y\" is left out");
    Losses losses = new Losses();
    for (int i = 0; i < 3_000; i++) {
      losses.add("name" + i, new Origin("f", i));
    }
    assertThat(losses.remarks("%s is left out"))
        .hasSize(1_001)
        .last()
        .hasToString(
            "f:1000: the field \"(of many names)\" is left out, here and in 1999 more lines");
  }

  @Test
  void rejectedSpansStayRejected() throws IOException {
    String line = line("{'text': 'a', 'answer': 'reject', '_task_hash': 5}");
    assertThat(write(PRODIGY, read(PRODIGY, line))).isEqualTo(line);
    Document spans =
        read(PRODIGY, line).get(0).withSpans("ner", List.of(new Span("a", 0, 1, "X", 1)));
    assertThatThrownBy(() -> write(PRODIGY, List.of(spans)))
        .hasMessageContaining("spans whose answer is \"reject\" would not be read again");
  }

  @Test
  void refusesFieldsThatAreNotJson() {
    Document document = new Document("1", "a", List.of(), Map.of("ner", List.of()));
    assertThatThrownBy(
            () -> write(DOCCANO, List.of(document.withFields(Map.of("x", "{\"a\": 1}, 2")))))
        .isInstanceOf(AnnotationException.class)
        .hasMessageContaining("the field \"x\" is not JSON: expected the end of the line");
    assertThatThrownBy(
            () -> write(LABEL_STUDIO, List.of(document.withFields(Map.of("data", "[]")))))
        .hasMessageContaining("the field data must be an object without the member text");
  }

  private String converted = "";

  private ConversionReport convert(String text, AnnotatedFormat from, AnnotatedFormat to)
      throws IOException {
    Conversion conversion = Conversions.between(from, to);
    StringWriter target = new StringWriter();
    try (Documents documents = from.read(new StringReader(text), "f");
        AnnotatedWriter writer = to.writer(target)) {
      ConversionReport report = conversion.convert(documents, writer);
      converted = target.toString();
      return report;
    }
  }

  private List<String> remarks(String text, AnnotatedFormat to) throws IOException {
    return convert(text, AnnotatedFormat.of("jsonl"), to).remarks().stream()
        .filter(remark -> !remark.message().contains("spans of the layer"))
        .map(Remark::toString)
        .toList();
  }
}
