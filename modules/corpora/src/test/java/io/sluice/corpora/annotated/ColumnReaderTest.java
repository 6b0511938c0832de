package io.sluice.corpora.annotated;

import static io.sluice.corpora.annotated.Formats.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpora.BadEncodingException;
import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ColumnReaderTest {
  private static final AnnotatedFormat CONLL2003 = AnnotatedFormat.of("conll2003");
  private static final AnnotatedFormat WORD_NER =
      AnnotatedFormat.columns(ColumnLayout.of("word", "ner"));

  @TempDir private Path directory;

  @Test
  void readsDocumentsWithSentencesLayersAndOffsets() throws IOException {
    List<Document> documents =
        read(
            CONLL2003,
            """
            -DOCSTART- -X- O O

            EU NNP I-NP I-ORG
            rejects VBZ I-VP O

            Peter NNP I-NP I-PER

            -DOCSTART- -X- O O

            -DOCSTART- -X- O O

            Rome NNP I-NP I-LOC
            """);
    assertThat(documents).extracting(Document::id).containsExactly("1", "2", "3");
    Document first = documents.get(0);
    assertThat(first.text()).isEqualTo("EU rejects\nPeter\n");
    Sentence sentence = first.sentences().get(0);
    assertThat(sentence.words()).containsExactly("EU", "rejects");
    assertThat(sentence.labels("pos")).containsExactly("NNP", "VBZ");
    assertThat(sentence.labels("chunk")).containsExactly("I-NP", "I-VP");
    assertThat(sentence.labels("ner")).containsExactly("I-ORG", "O");
    assertThat(sentence.origin()).isEqualTo(new Origin("f", 3));
    assertThat(first.sentences().get(1).origin()).isEqualTo(new Origin("f", 6));
    assertThat(first.sentences().get(1).tokens().get(0).start()).isEqualTo(11);
    assertThat(documents.get(1).sentences()).isEmpty();
  }

  @Test
  void lineEndsMayBeMixedAndBlankLinesHoldBlanks() throws IOException {
    List<Document> documents = read(WORD_NER, "a\tO\r\nb\tO\r\t\n\r\n \r\rc\tO\nd\tO");
    assertThat(documents).hasSize(1);
    assertThat(documents.get(0).sentences())
        .extracting(Sentence::words)
        .containsExactly(List.of("a", "b"), List.of("c", "d"));
    assertThat(documents.get(0).sentences().get(1).origin().line()).isEqualTo(7);
  }

  @Test
  void tabsKeepBlanksInTokens() throws IOException {
    Document document = read(WORD_NER, "New York\tB-LOC\n\u00a0\tO\n#\tO\n").get(0);
    assertThat(document.sentences().get(0).words()).containsExactly("New York", "\u00a0", "#");
  }

  @Test
  void blanksMayBeManyAndOtherWhiteSpaceIsNoSeparator() throws IOException {
    Document document = read(WORD_NER, "a\u2028b   O  \n\u0001 \tO\n\f O\n").get(0);
    assertThat(document.sentences().get(0).words()).containsExactly("a\u2028b", "\u0001", "\f");
  }

  @Test
  void commentsAreSkippedOnlyWhenTheLayoutHasThem() throws IOException {
    String text = "# id 7\nParis\tB-LOC\n# an other\n#\tO\n";
    ColumnLayout layout = ColumnLayout.of("word", "ner").withComments("# ");
    Document document = read(AnnotatedFormat.columns(layout), text).get(0);
    assertThat(document.sentences().get(0).words()).containsExactly("Paris", "#");
    assertThatThrownBy(() -> read(WORD_NER, text))
        .hasMessage("f:1: expected 2 columns (word ner), found 3: \"# id 7\"");
  }

  @Test
  void theWordMayStandInAnyColumn() throws IOException {
    AnnotatedFormat format = AnnotatedFormat.columns(ColumnLayout.parse("id, ner word"));
    Sentence sentence = read(format, "7 O Hello\n").get(0).sentences().get(0);
    assertThat(sentence.words()).containsExactly("Hello");
    assertThat(sentence.labels("id")).containsExactly("7");
  }

  @Test
  void wrongColumnsAreLocated() {
    assertThatThrownBy(() -> read(CONLL2003, "EU NNP I-NP I-ORG\n\nParis NNP B-LOC\n"))
        .isInstanceOf(AnnotationException.class)
        .hasMessage("f:3: expected 4 columns (word pos chunk ner), found 3: \"Paris NNP B-LOC\"")
        .extracting(e -> ((AnnotationException) e).origin())
        .isEqualTo(new Origin("f", 3));
    assertThatThrownBy(() -> read(WORD_NER, "a\tO\nb O\n"))
        .hasMessage("f:2: expected 2 columns (word ner) with tabs between them, found 1: \"b O\"");
    assertThatThrownBy(() -> read(WORD_NER, "a\tO\n\tO\n"))
        .hasMessage("f:2: column 1 (word) is empty: \"\\tO\"");
    assertThatThrownBy(() -> read(WORD_NER, "a\u0000b\u200f\n"))
        .hasMessageEndingWith("found 1: \"a\\u0000b\\u200f\"");
    assertThatThrownBy(() -> read(WORD_NER, "x".repeat(1000)))
        .hasMessageEndingWith("x\" ... (1000 characters)");
  }

  @Test
  void badBytesAreLocatedAndAByteOrderMarkIsNoToken() throws IOException {
    Path file = directory.resolve("bad.conll");
    Files.write(file, "a O\nb\u00e9 O\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> WORD_NER.read(file).all())
        .isInstanceOf(BadEncodingException.class)
        .hasMessageStartingWith(file + ":2: byte 0xE9 at offset 5 is not UTF-8");
    Files.writeString(file, "\ufeffa O\n");
    assertThat(WORD_NER.read(file).sentences().get(0).words()).containsExactly("a");
  }

  @Test
  void readsCompressedFiles() throws IOException {
    Path file = directory.resolve("c.conll.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write("a O\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(WORD_NER.read(file).sentences()).hasSize(1);
  }

  @Test
  void textWithoutDocumentsComesInParts() throws IOException {
    List<Document> documents = read(WORD_NER, "a O\n\n".repeat(2 * ColumnReader.PART + 1));
    assertThat(documents)
        .extracting(document -> document.sentences().size())
        .containsExactly(ColumnReader.PART, ColumnReader.PART, 1);
    assertThat(documents.get(2).id()).isEmpty();
    assertThat(documents.get(2).sentences().get(0).origin().line())
        .isEqualTo(4 * ColumnReader.PART + 1);
  }

  @Test
  void aMillionCharactersAreAToken() throws IOException {
    String word = "x".repeat(1_000_000);
    Document document = read(WORD_NER, word + "\tO\n").get(0);
    assertThat(document.sentences().get(0).words()).containsExactly(word);
  }

  @Test
  void anEmptyFileHasNoDocuments() throws IOException {
    assertThat(read(WORD_NER, "")).isEmpty();
    assertThat(read(WORD_NER, "\n \n\t\n")).isEmpty();
  }
}
