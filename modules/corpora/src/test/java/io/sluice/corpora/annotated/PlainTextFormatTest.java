package io.sluice.corpora.annotated;

import static io.sluice.corpora.annotated.Formats.read;
import static io.sluice.corpora.annotated.Formats.write;
import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.text.document.Document;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlainTextFormatTest {
  private static final AnnotatedFormat TEXT = AnnotatedFormat.of("text");

  @Test
  void aShortTextIsOneDocument() throws IOException {
    String text = "One.\r\n\r\nTwo.\rThree";
    assertThat(read(TEXT, text)).extracting(Document::text).containsExactly(text);
    assertThat(read(TEXT, "")).isEmpty();
  }

  @Test
  void aLongTextComesInPartsThatMakeTheWhole() throws IOException {
    String paragraph = "A sentence. ".repeat(500) + "\n";
    String text = (paragraph + "\n").repeat(40) + paragraph.repeat(200) + "x".repeat(1 << 20);
    List<Document> documents = read(TEXT, text);
    assertThat(documents.size()).isGreaterThan(4);
    assertThat(write(TEXT, documents)).isEqualTo(text);
    assertThat(documents.get(0).text()).endsWith("\n\n").hasSizeLessThan(80_000);
    assertThat(documents).allMatch(document -> document.text().length() <= (2 << 20) + 7000);
  }

  @Test
  void documentsDoNotRunIntoEachOther() throws IOException {
    List<Document> documents =
        List.of(
            Document.of("1", "in Paris.", List.of()),
            Document.of("2", "No label.\n", List.of()),
            Document.of("3", "Ada", List.of()));
    assertThat(write(TEXT, documents)).isEqualTo("in Paris.\nNo label.\nAda");
  }

  @Test
  void placesAreThoseOfTheFile() throws IOException {
    String text = "x".repeat(PlainTextReader.USUAL) + "\n\r\n" + "second\rthird\nfourth";
    try (Documents documents = TEXT.read(new StringReader(text), "f")) {
      assertThat(documents.next()).isPresent();
      assertThat(documents.origin(PlainTextReader.USUAL)).hasToString("f:1");
      assertThat(documents.next().orElseThrow().text()).startsWith("second");
      assertThat(documents.origin(0)).hasToString("f:3");
      assertThat(documents.origin(14)).hasToString("f:5");
      assertThat(documents.origin(7)).hasToString("f:4");
    }
  }

  @Test
  void aTextWithoutLineEndsIsCutAtBlanks() throws IOException {
    String text = "word ".repeat((PlainTextReader.HUGE >> 2) + 10);
    List<Document> documents = read(TEXT, text);
    assertThat(documents).hasSize(2);
    assertThat(documents.get(0).text()).endsWith("word ");
    assertThat(documents.get(0).text().length() + documents.get(1).text().length())
        .isEqualTo(text.length());
  }

  @Test
  void anInvisibleFirstCharacterIsNoByteOrderMark(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("f.txt");
    try (AnnotatedWriter writer = TEXT.writer(file)) {
      writer.write(Document.of("", "\ufeffa", List.of()));
    }
    assertThat(TEXT.read(file).all()).extracting(Document::text).containsExactly("\ufeffa");
  }
}
