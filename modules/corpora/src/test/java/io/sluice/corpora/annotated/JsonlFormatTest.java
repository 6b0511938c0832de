package io.sluice.corpora.annotated;

import static io.sluice.corpora.annotated.Formats.read;
import static io.sluice.corpora.annotated.Formats.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import io.sluice.text.document.Token;
import io.sluice.text.token.UnicodeSentenceSplitter;
import io.sluice.text.token.UnicodeTokenizer;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonlFormatTest {
  private static final AnnotatedFormat JSONL = AnnotatedFormat.of("jsonl");

  /** The smile takes two UTF-16 units, but is one code point. */
  private static final Span ADA = new Span("Ada", 3, 6, "PER", 1);

  @Test
  void readsTheLinesOfEachTool() throws IOException {
    for (String line :
        List.of(
            "{'id': 7, 'text': '\ud83d\ude00 Ada', 'label': [[2, 5, 'PER']], 'Comments': []}",
            "{'id': '7', 'text': '\\ud83d\\ude00 Ada', 'labels': [[2, 5, 'PER']]}",
            "{'id': 7, 'text': '\ud83d\ude00 Ada', 'entities': [{'id': 1, 'label': 'PER',"
                + " 'start_offset': 2, 'end_offset': 5}], 'relations': []}",
            "{'text': '\ud83d\ude00 Ada', 'spans': [{'start': 2, 'end': 5, 'label': 'PER'}],"
                + " 'meta': {'id': '7'}, 'answer': 'accept'}",
            "{'id': 7, 'data': {'text': '\ud83d\ude00 Ada'}, 'annotations': [{'id': 1, 'result':"
                + " [{'type': 'labels', 'value': {'start': 3, 'end': 6, 'text': 'Ada', 'labels':"
                + " ['PER']}}]}]}")) {
      assertThat(read(JSONL, line.replace('\'', '"')))
          .extracting(document -> document.withFields(Map.of()))
          .as(line)
          .containsExactly(
              new Document("7", "\ud83d\ude00 Ada", List.of(), Map.of("ner", List.of(ADA))));
    }
  }

  @Test
  void tokensOfProdigyAreASentence() throws IOException {
    String line =
        "{'text': 'Hi Bob', 'tokens': [{'text': 'Hi', 'start': 0, 'end': 2, 'id': 0}, {'text':"
            + " 'Bob', 'start': 3, 'end': 6, 'id': 1}], 'spans': []}";
    Document document = read(JSONL, "\n" + line.replace('\'', '"')).get(0);
    Sentence sentence = document.sentences().get(0);
    assertThat(sentence.tokens()).containsExactly(new Token("Hi", 0, 2), new Token("Bob", 3, 6));
    assertThat(sentence.origin().line()).isEqualTo(2);
  }

  @Test
  void writeThenReadGivesTheSame() throws IOException {
    for (String name : List.of("jsonl", "jsonl-prodigy", "jsonl-label-studio")) {
      AnnotatedFormat format = AnnotatedFormat.of(name);
      for (long seed = 1; seed <= 300; seed++) {
        RandomDocuments random = new RandomDocuments(seed, " \n\"");
        List<Document> documents =
            RandomSpans.documents(seed).stream()
                .map(document -> document.withFields(fields(random)))
                .toList();
        if (name.equals("jsonl-prodigy")) {
          documents = documents.stream().map(RandomSpans::withTokens).toList();
        }
        String text = write(format, documents);
        assertThat(RandomDocuments.withoutOrigins(read(format, text)))
            .as("%s, seed %d: %s", name, seed, text)
            .isEqualTo(documents);
      }
    }
  }

  @Test
  void layersOfLabelStudioComeBackByTheirFromNames() throws IOException {
    AnnotatedFormat studio = AnnotatedFormat.of("jsonl-label-studio");
    for (long seed = 1; seed <= 300; seed++) {
      RandomDocuments random = new RandomDocuments(seed, " \n\"");
      List<Document> documents = new ArrayList<>();
      for (Document document : RandomSpans.documents(seed)) {
        Document more = document;
        for (String layer : List.of("pos", "from " + random.word())) {
          List<Span> spans = RandomSpans.spans(random, document.text());
          more = spans.isEmpty() ? more : more.withSpans(layer, spans);
        }
        documents.add(more);
      }
      String text = write(studio, documents);
      assertThat(RandomDocuments.withoutOrigins(read(studio, text)))
          .as("seed %d: %s", seed, text)
          .isEqualTo(documents);
      for (Document document : documents) {
        String line = write(studio, List.of(document));
        boolean several = document.spans().size() > 1;
        assertThat(line.contains("\"from_name\": \"label\""))
            .as("seed %d: %s", seed, line)
            .isEqualTo(!several && !document.spans("ner").isEmpty());
      }
    }
  }

  private static String task(String... controls) {
    StringBuilder results = new StringBuilder();
    for (String control : controls) {
      results
          .append(results.isEmpty() ? "" : ", ")
          .append("{'from_name': '" + control + "', 'to_name': 'text', 'type': 'labels', 'value':")
          .append(" {'start': 0, 'end': 1, 'text': 'a', 'labels': ['" + control + "s']}}");
    }
    return ("{'data': {'text': 'a'}, 'annotations': [{'result': [" + results + "]}]}\n")
        .replace('\'', '"');
  }

  @Test
  void eachFromNameIsALayer() throws IOException {
    AnnotatedFormat studio = AnnotatedFormat.of("jsonl-label-studio", "ner");
    String text = task("pos") + task("ner", "pos") + task("label", "pos") + task();
    List<Document> documents = read(studio, text);
    assertThat(documents)
        .extracting(document -> document.spans().keySet())
        .containsExactly(
            Set.of("ner", "pos"), Set.of("ner", "pos"), Set.of("ner", "pos"), Set.of("ner"));
    assertThat(documents.get(0).spans("ner")).isEmpty();
    assertThat(documents.get(1).spans("pos")).extracting(Span::label).containsExactly("poss");
    assertThat(documents.get(2).spans("ner")).extracting(Span::label).containsExactly("labels");
    assertThat(write(studio, documents.subList(0, 2))).isEqualTo(task("pos") + task("ner", "pos"));
    Document confused = documents.get(0).withSpans("label", List.of());
    assertThatThrownBy(() -> write(studio, List.of(confused)))
        .hasMessageContaining("spans of the layer label would be read as those of ner");
  }

  @Test
  void fromNamesThatWouldBeOneLayerOrNoneAreRefused() throws IOException {
    AnnotatedFormat studio = AnnotatedFormat.of("jsonl-label-studio", "ner");
    assertThatThrownBy(() -> read(studio, task("pos") + task("label", "ner")))
        .isInstanceOf(AnnotationException.class)
        .hasMessage(
            "f:2: the from_names label and ner would be one layer, ner; ask for the layer label,"
                + " and each is its own");
    AnnotatedFormat asLabel = AnnotatedFormat.of("jsonl-label-studio", "label");
    assertThat(read(asLabel, task("label", "ner")).get(0).spans()).containsOnlyKeys("label", "ner");

    Documents documents = studio.read(new StringReader(task() + task("parts", "entities")), "f");
    assertThat(documents.all()).hasSize(2);
    assertThatThrownBy(() -> documents.requireLayer("ner"))
        .isInstanceOf(AnnotationException.class)
        .hasMessage(
            "f:2: no from_name is ner or label in the whole file, there are [parts, entities]; ask"
                + " for one of these as the layer");
    documents.requireLayer("parts");
    Documents empty = studio.read(new StringReader(task()), "f");
    assertThat(empty.all()).hasSize(1);
    empty.requireLayer("ner");
  }

  private static Map<String, String> fields(RandomDocuments random) {
    JsonNode text = new JsonNode.Text(random.word());
    JsonNode inside = new JsonNode.Members(Map.of(random.word(), text));
    return Map.of("of " + random.word(), text.text(), "meta", inside.text());
  }

  @Test
  void probabilitiesAreKeptWhereTheFormatHasThem() throws IOException {
    Document document =
        new Document(
            "1", "Ada", List.of(), Map.of("ner", List.of(new Span("Ada", 0, 3, "P", 0.25))));
    for (String name : List.of("jsonl-prodigy", "jsonl-label-studio")) {
      AnnotatedFormat format = AnnotatedFormat.of(name);
      assertThat(read(format, write(format, List.of(document)))).containsExactly(document);
    }
  }

  @Test
  void textIsTokenizedOnRequestAndKeepsItsPlace() throws IOException {
    Documents documents =
        JSONL.read(new StringReader("\n{\"text\": \"Ada ran.\\nBob sat.\"}\n"), "f");
    List<Sentence> sentences =
        documents.tokenized(new UnicodeSentenceSplitter(), UnicodeTokenizer.english()).sentences();
    assertThat(sentences).extracting(Sentence::words).contains(List.of("Bob", "sat", "."));
    assertThat(sentences).allMatch(sentence -> sentence.origin().toString().equals("f:2"));
  }

  @Test
  void whatIsLeftOutIsRemarked() throws IOException {
    String text =
        """
        {"text": "a", "spans": [], "answer": "reject"}
        {"data": {"text": "a"}, "annotations": [{"result": [{"type": "choices"}]}, {"result": []}]}
        """;
    Documents documents = JSONL.read(new StringReader(text), "f");
    assertThat(documents.all()).hasSize(2);
    assertThat(documents.remarks())
        .extracting(Remark::toString)
        .containsExactly(
            "f:2: there are 2 annotations; the first is taken",
            "f:2: a result of type choices is left out");
  }

  @Test
  void problemsAreLocated() {
    refused(
        "\n{'text': 'a', 'label': [[0, 2, 'X']]}", "f:2: span \"X\": expected 0 <= start < end");
    refused("{'text': 'a', 'label': [[0, 1]]}", "f:1: label: expected [start, end, label]");
    refused("{'text': 'a', 'label': [[0, 1, '']]}", "f:1: label: expected a label, found blank");
    refused(
        "{'text': 'a', 'spans': [{'start': 0, 'end': 1, 'label': ' '}]}",
        "f:1: spans.label: expected a label, found blank text");
    refused("{'text': 'a', 'label': 'X'}", "f:1: label: expected an array, found \"X\"");
    refused("{'text': 'a', 'label': [[-1, 1, 'X']]}", "label: expected an offset");
    refused("{'text': 1}", "f:1: text: expected a string, found 1");
    refused("{'txt': 'a'}", "f:1: expected a member text, found [txt]; did you mean text by txt?");
    refused("{'id': 1, 'tetx': 'a'}", "found [id, tetx]; did you mean text by tetx?");
    refused("{'next': 'b', 'TEXT': 'a'}", "found [next, TEXT]; did you mean text by TEXT?");
    refused(
        "{'text': 'a', 'label': [], 'spans': [{'start': 0, 'end': 1, 'lbl': 'X'}]}",
        "expected a member spans.label, found [start, end, lbl]; did you mean label by lbl?");
    assertThatThrownBy(() -> read(JSONL, "{\"text\": null}"))
        .hasMessage("f:1: expected a member text, found [text]");
    refused("{'word': 'a', 'a': 1}", "expected a member text, found [word, a]");
    refused("{\n'text': 'a'}", "one array of them, not an object over several lines");
    refused("{'text': 'a'", "f:1: expected a comma or } at character 13");
    refused("{'data': {'text': 'a'}, 'annotations': [{}]}", "annotations.result");
    refused("{'text': 'ab', 'tokens': [{'text': 'b', 'start': 0, 'end': 1}]}", "the text \"a\"");
    refused(
        "{'data': {'text': '\ud83d\ude00'}, 'annotations': [{'result': [{'type': 'labels', 'value':"
            + " {'start': 1, 'end': 2, 'labels': ['X']}}]}]}",
        "cuts a character");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> read(JSONL, text.replace('\'', '"')))
        .isInstanceOf(AnnotationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesToWriteWhatItCannotHold() {
    Document document = new Document("1", "a", List.of(), Map.of("pos", List.of()));
    assertThatThrownBy(() -> write(JSONL, List.of(document)))
        .hasMessage(
            "1: expected spans of the layer ner alone, found [pos]; choose the layer to write");
    Document labels = Document.of("1", List.of(Sentence.of("a").withLayer("ner", "B-X")));
    assertThatThrownBy(() -> write(JSONL, List.of(labels))).hasMessageContaining("made spans");
  }

  @Test
  void tokensOfSpansAreToldToProdigy() throws IOException {
    Sentence first = new Sentence(List.of(new Token("Hi", 0, 2)), Map.of(), Origin.NONE);
    Sentence second =
        new Sentence(
            List.of(new Token("\ud83d\ude00", 3, 5), new Token("Bob", 6, 9), new Token(".", 9, 10)),
            Map.of(),
            Origin.NONE);
    Span face = new Span("\ud83d\ude00 Bob", 3, 9, "PER", 0.5);
    Span part = new Span("Bo", 6, 8, "PER", 1);
    Document document =
        new Document(
            "", "Hi \ud83d\ude00 Bob.", List.of(first, second), Map.of("ner", List.of(face, part)));
    JsonlFormat prodigy = new JsonlFormat(JsonlFormat.Style.PRODIGY, "ner");
    assertThat(predicted(prodigy, document))
        .isEqualTo(
            """
            {"text": "Hi \ud83d\ude00 Bob.", "tokens": [\
            {"text": "Hi", "start": 0, "end": 2, "id": 0, "ws": true}, \
            {"text": "\ud83d\ude00", "start": 3, "end": 4, "id": 1, "ws": true}, \
            {"text": "Bob", "start": 5, "end": 8, "id": 2, "ws": false}, \
            {"text": ".", "start": 8, "end": 9, "id": 3, "ws": false}], "spans": [\
            {"label": "PER", "start": 3, "end": 8, "token_start": 1, "token_end": 2, "score": 0.5}, \
            {"label": "PER", "start": 5, "end": 7, "score": 1.0}]}
            """);
    assertThat(write(prodigy, List.of(document))).doesNotContain("tokens", "token_start");
    Document alone =
        new Document("", "Bob", List.of(Sentence.of("Bob")), Map.of("ner", List.of()))
            .withSpans("ner", List.of(Span.in("Bob", 0, 3, "PER")));
    assertThat(write(prodigy, List.of(alone)))
        .contains("\"end\": 3, \"token_start\": 0, \"token_end\": 0}");
  }

  @Test
  void whatModelsSayIsNoAnnotation() throws IOException {
    Span name = new Span("Ada", 0, 3, "PER", 0.5);
    Span tag = new Span("Ada", 0, 3, "PROPN", 1);
    Document one = new Document("7", "Ada", List.of(), Map.of("ner", List.of(name)));
    JsonlFormat studio = new JsonlFormat(JsonlFormat.Style.LABEL_STUDIO, "ner");
    assertThat(predicted(studio, one))
        .isEqualTo(
            """
            {"id": 7, "data": {"text": "Ada"}, "predictions": [\
            {"model_version": "names", "score": 0.5, "result": [\
            {"from_name": "label", "to_name": "text", "type": "labels", "score": 0.5, \
            "value": {"start": 0, "end": 3, "text": "Ada", "labels": ["PER"]}}]}]}
            """);
    assertThat(read(studio, predicted(studio, one))).containsExactly(one);
    assertThat(write(studio, List.of(one))).contains("annotations").doesNotContain("predictions");
    Document both = one.withSpans("pos", List.of(tag));
    assertThat(predicted(studio, both))
        .contains("\"score\": 0.75, ", "\"from_name\": \"ner\"", "\"from_name\": \"pos\"");
    JsonlFormat doccano = new JsonlFormat(JsonlFormat.Style.DOCCANO, "ner");
    assertThat(predicted(doccano, both))
        .isEqualTo(
            """
            {"id": 7, "text": "Ada", "label": [[0, 3, "PER"]], "layers": {"pos": [[0, 3, "PROPN"]]}}
            """);
    StringWriter sure = new StringWriter();
    try (AnnotatedWriter writer =
        doccano.predictionsWithProbabilities(sure, "names", JsonLayout.LINES)) {
      writer.write(one);
    }
    assertThat(sure)
        .hasToString(
            "{\"id\": 7, \"text\": \"Ada\", \"label\": [[0, 3, \"PER\"]], \"probabilities\": [0.5]}\n");
    assertThat(read(doccano, predicted(doccano, both)).get(0).spans("ner")).hasSize(1);
  }

  private static String predicted(JsonlFormat format, Document document) throws IOException {
    StringWriter lines = new StringWriter();
    try (AnnotatedWriter writer = format.predictions(lines, "names", JsonLayout.LINES)) {
      writer.write(document);
    }
    return lines.toString();
  }
}
