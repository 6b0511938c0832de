package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpora.annotated.AnnotatedFormat;
import io.sluice.corpora.annotated.AnnotationException;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelledSentencesTest {
  @TempDir Path directory;

  private final List<String> heard = new ArrayList<>();

  private List<Sentence> read(String layer, String... lines) throws IOException {
    var file = directory.resolve("export.jsonl");
    Files.writeString(file, String.join("\n", lines).replace('\'', '"'));
    return LabelledSentences.read(AnnotatedFormat.of("jsonl", layer), file, layer, heard::add);
  }

  private static String task(String text, String... results) {
    return "{'data': {'text': '%s'}, 'annotations': [{'result': [%s]}]}"
        .formatted(text, String.join(", ", results));
  }

  private static String span(String control, int start, int end, String label) {
    return "{'from_name': '%s', 'type': 'labels', 'value': {'start': %d, 'end': %d, 'labels': ['%s']}}"
        .formatted(control, start, end, label);
  }

  @Test
  void everyControlOfLabelStudioIsALayer() throws IOException {
    var sentences =
        read(
            "entities",
            task("Ada ran", span("parts", 0, 3, "PROPN"), span("parts", 4, 7, "VERB")),
            task("in Rome", span("parts", 0, 2, "ADP"), span("entities", 3, 7, "LOC")),
            task("so"));
    assertThat(sentences.get(0).labels("entities")).containsExactly("O", "O");
    assertThat(sentences.get(0).labels("parts")).containsExactly("B-PROPN", "B-VERB");
    assertThat(sentences.get(1).labels("entities")).containsExactly("O", "B-LOC");
    assertThat(sentences.get(1).labels("parts")).containsExactly("B-ADP", "O");
    assertThat(sentences.get(2).layerNames()).containsExactly("entities");
    assertThat(heard).isEmpty();
  }

  @Test
  void aLayerThatNobodyMarkedIsRefused() {
    assertThatThrownBy(() -> read("ner", task("so"), task("Ada ran", span("parts", 0, 3, "X"))))
        .isInstanceOf(AnnotationException.class)
        .hasMessageEndingWith(
            "export.jsonl:2: no from_name is ner or label in the whole file, there are [parts]; ask"
                + " for one of these as the layer");
  }

  @Test
  void whatNobodyAnnotatedIsLeftOutAndToldOnce() throws IOException {
    var sentences =
        read(
            "ner",
            task("Ada ran", span("label", 0, 3, "PER")),
            "{'data': {'text': 'Bob ran'}, 'annotations': []}",
            "{'text': 'Eve ran', 'spans': [], 'answer': 'ignore'}",
            task("so"));
    assertThat(sentences).extracting(Sentence::words).hasSize(2).contains(List.of("so"));
    assertThat(sentences).allMatch(sentence -> sentence.layerNames().contains("ner"));
    assertThat(heard).hasSize(1);
    assertThat(heard.get(0))
        .startsWith("2 documents that nobody annotated are left out, the first: ")
        .endsWith("export.jsonl:2: its annotations are empty");
  }

  @Test
  void whatATaggerWroteInConlluIsRead() throws IOException {
    var file = directory.resolve("tagged.conllu");
    Files.writeString(file, "# global.columns = ID FORM SLUICE:NER\n1\tAda\tB-PER\n\n");
    var format = AnnotatedFormat.of("conllu");
    var read = LabelledSentences.read(format, file, "ner", heard::add);
    assertThat(read.get(0).labels("ner")).containsExactly("B-PER");
    assertThatThrownBy(() -> LabelledSentences.read(format, file, "pos", heard::add))
        .hasMessageEndingWith("there are no labels \"pos\" here, only [ner]; ask for one of these");
  }
}
