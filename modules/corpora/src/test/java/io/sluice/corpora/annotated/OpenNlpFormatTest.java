package io.sluice.corpora.annotated;

import static io.sluice.corpora.annotated.Formats.read;
import static io.sluice.corpora.annotated.Formats.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import io.sluice.text.label.LabelScheme;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenNlpFormatTest {
  private static final AnnotatedFormat NAMES = AnnotatedFormat.of("opennlp-names");
  private static final AnnotatedFormat POS = AnnotatedFormat.of("opennlp-pos");

  @Test
  void readsNames() throws IOException {
    String text =
        """
        <START:person> Ada Lovelace <END> <START:place> London <END> .
        It rained .

        <START> X <END>
        """;
    List<Document> documents = read(NAMES, text);
    assertThat(documents).extracting(Document::id).containsExactly("1", "2");
    Sentence sentence = documents.get(0).sentences().get(0);
    assertThat(sentence.words()).containsExactly("Ada", "Lovelace", "London", ".");
    assertThat(sentence.labels("ner")).containsExactly("B-person", "I-person", "B-place", "O");
    assertThat(documents.get(1).sentences().get(0).labels("ner")).containsExactly("B-default");
    assertThat(write(NAMES, documents)).isEqualTo(text);
  }

  @Test
  void readsTags() throws IOException {
    Sentence sentence = read(POS, "Ada_NNP a_b_X  __SYM ._.\n").get(0).sentences().get(0);
    assertThat(sentence.words()).containsExactly("Ada", "a_b", "_", ".");
    assertThat(sentence.labels("pos")).containsExactly("NNP", "X", "SYM", ".");
  }

  @Test
  void writeThenReadGivesTheSame() throws IOException {
    for (long seed = 1; seed <= 300; seed++) {
      RandomDocuments random = new RandomDocuments(seed, "_<>:");
      List<Sentence> sentences =
          random.documents("ner", "pos").stream()
              .flatMap(document -> document.sentences().stream())
              .map(
                  sentence ->
                      sentence.withLayer("ner", LabelScheme.IOB2.convert(sentence.labels("ner"))))
              .filter(sentence -> !sentence.words().contains("<END>"))
              .toList();
      if (!sentences.isEmpty()) {
        List<Sentence> names = sentences.stream().map(s -> s.withoutLayer("pos")).toList();
        same(NAMES, List.of(Document.of("1", names), Document.of("2", names)), seed);
        List<Sentence> tags = sentences.stream().map(s -> s.withoutLayer("ner")).toList();
        same(POS, List.of(Document.of("", tags)), seed);
      }
    }
  }

  private static void same(AnnotatedFormat format, List<Document> documents, long seed)
      throws IOException {
    String text = write(format, documents);
    assertThat(RandomDocuments.withoutOrigins(read(format, text)))
        .as("seed %d: %s", seed, text)
        .isEqualTo(documents);
  }

  @Test
  void problemsAreLocated() {
    refused(NAMES, "a\n<START:x> b\n", "f:2: expected <END> of x, found the end of the line");
    refused(NAMES, "b <END>\n", "f:1: expected <START:type> before <END>");
    refused(NAMES, "<START:x> <END>\n", "f:1: expected tokens between <START:x> and <END>");
    refused(NAMES, "<START:x> a <START:y> b <END> <END>\n", "f:1: expected <END> of x");
    refused(NAMES, "<START:> a <END>\n", "f:1: expected <START> or <START:type>");
    refused(POS, "a_X b\n", "f:1: expected word_TAG, found \"b\"");
    refused(POS, "_X\n", "f:1: expected word_TAG");
    refused(POS, "a_\n", "f:1: expected word_TAG");
  }

  private static void refused(AnnotatedFormat format, String text, String message) {
    assertThatThrownBy(() -> read(format, text))
        .isInstanceOf(AnnotationException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refusesWhatItCannotWrite() {
    cannot(NAMES, Sentence.of("a b").withLayer("ner", "O"), "blank or line end");
    cannot(NAMES, Sentence.of("<END>").withLayer("ner", "O"), "read as a mark");
    cannot(NAMES, Sentence.of("a").withLayer("ner", "B-x:y"), "a type cannot be");
    cannot(NAMES, Sentence.of("a"), "the tokens need the layer ner; there are []");
    cannot(POS, Sentence.of("a").withLayer("pos", "X_Y"), "a tag cannot be");
  }

  private static void cannot(AnnotatedFormat format, Sentence sentence, String message) {
    assertThatThrownBy(() -> write(format, List.of(Document.of("1", List.of(sentence)))))
        .isInstanceOf(AnnotationException.class)
        .hasMessageContaining(message);
  }
}
