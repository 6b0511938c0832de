package io.sluice.corpora.annotated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.Document;
import io.sluice.text.document.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BratFormatTest {
  private static final BratFormat BRAT = new BratFormat("ner");

  @TempDir private Path directory;

  private void put(String name, String text) throws IOException {
    Files.createDirectories(directory.resolve(name).getParent());
    Files.writeString(directory.resolve(name), text);
  }

  @Test
  void readsNestedSpansAndRemarksTheRest() throws IOException {
    put("b/two.txt", "x");
    put("b/two.ann", "");
    put("one.txt", "\ud83d\ude00 Bank of\nWales fell.\n");
    put(
        "one.ann",
        """
        T1\tORG 2 15\tBank of Wales
        T2\tLOC 10 15\tWales
        T3\tORG 2 6;10 15\tBank Wales
        R1\tpart Arg1:T2 Arg2:T1
        #1\tAnnotatorNotes T1\tsure?
        """);
    Documents read = BRAT.read(directory);
    List<Document> documents = read.all();
    assertThat(documents).extracting(Document::id).containsExactly("b/two", "one");
    assertThat(documents.get(1).spans("ner"))
        .containsExactly(
            new Span("Bank of\nWales", 3, 16, "ORG", 1), new Span("Wales", 11, 16, "LOC", 1));
    String file = directory.resolve("one.ann").toString();
    assertThat(read.remarks())
        .extracting(Remark::toString)
        .containsExactly(
            file + ":3: a span of several pieces, left out: \"T3\\tORG 2 6;10 15\\tBank Wales\"",
            file + ":4: not a span, left out: \"R1\\tpart Arg1:T2 Arg2:T1\"",
            file + ":5: not a span, left out: \"#1\\tAnnotatorNotes T1\\tsure?\"");
    assertThat(read.origin(16)).hasToString(directory.resolve("one.txt") + ":2");
    assertThat(BRAT.read(directory.resolve("b/two.txt")).all())
        .extracting(Document::id)
        .containsExactly("two");
  }

  @Test
  void writeThenReadGivesTheSame() throws IOException {
    for (long seed = 1; seed <= 60; seed++) {
      List<Document> documents = RandomSpans.documents(seed);
      Path target = directory.resolve(Long.toString(seed));
      try (AnnotatedWriter writer = BRAT.writer(target)) {
        for (Document document : documents) {
          writer.write(document);
        }
      }
      List<Document> sorted =
          documents.stream().sorted((a, b) -> (a.id() + ".").compareTo(b.id() + ".")).toList();
      assertThat(BRAT.read(target).all()).as("seed %d", seed).isEqualTo(sorted);
    }
  }

  @Test
  void problemsAreLocated() throws IOException {
    refused("a", "T1\tX 0 2\tab\n", ".ann:1: expected 0 <= start < end <= 1");
    refused("ab", "T1\tX 0 1\tb\n", ".ann:1: expected the text \"a\" at 0..1, found \"b\"");
    refused("a", "T1\tX 0 1\ta\nT1\tX 0 1\ta\n", ".ann:2: expected every name once");
    refused("a", "T1 X 0 1 a\n", ".ann:1: expected a name, label and offsets");
    refused("a", "hello\n", ".ann:1: expected an annotation");
    Files.delete(directory.resolve("x.ann"));
    assertThatThrownBy(() -> BRAT.read(directory).all())
        .hasMessageContaining("x.txt: expected a file x.ann beside it");
    Files.delete(directory.resolve("x.txt"));
    assertThatThrownBy(() -> BRAT.read(directory)).hasMessageContaining("expected .txt files");
  }

  private void refused(String text, String annotation, String message) throws IOException {
    put("x.txt", text);
    put("x.ann", annotation);
    assertThatThrownBy(() -> BRAT.read(directory).all())
        .isInstanceOf(AnnotationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void namesCannotLeaveTheDirectory() throws IOException {
    try (AnnotatedWriter writer = BRAT.writer(directory)) {
      for (String name : List.of("../x", "/x", "a/../x", ".x", "a//b", "a\\b", "x/", "a:b", "x ")) {
        assertThatThrownBy(() -> writer.write(new Document(name, "", List.of(), Map.of())))
            .as(name)
            .hasMessageContaining("can name a file");
      }
      writer.write(new Document("a", "", List.of(), Map.of()));
      assertThatThrownBy(() -> writer.write(new Document("A", "", List.of(), Map.of())))
          .hasMessageContaining("a second time");
    }
  }

  @Test
  void textsAreReadWithoutTheirAnnotation() throws IOException {
    put("x.txt", "Ada ran");
    put("y.txt", "");
    put("y.ann", "rubbish");
    assertThat(BRAT.texts(directory).all())
        .containsExactly(
            new Document("x", "Ada ran", List.of(), Map.of()),
            new Document("y", "", List.of(), Map.of()));
    assertThat(BRAT.texts(directory.resolve("x.txt")).all()).hasSize(1);
  }

  @Test
  void probabilitiesStandInNotes() throws IOException {
    Span span = new Span("Ada", 0, 3, "PER", 0.98765);
    Document document = new Document("x", "Ada ran", List.of(), Map.of("ner", List.of(span)));
    try (AnnotatedWriter writer = BRAT.writerWithProbabilities(directory)) {
      writer.write(document);
    }
    assertThat(directory.resolve("x.ann"))
        .hasContent("T1\tPER 0 3\tAda\n#1\tAnnotatorNotes T1\t0.9877\n");
    assertThat(BRAT.read(directory).all().get(0).spans("ner"))
        .containsExactly(span.withProbability(1));
  }
}
