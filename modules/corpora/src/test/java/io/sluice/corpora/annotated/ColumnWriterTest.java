package io.sluice.corpora.annotated;

import static io.sluice.corpora.annotated.Formats.read;
import static io.sluice.corpora.annotated.Formats.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.document.Document;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ColumnWriterTest {
  @Test
  void writesWhatItRead() throws IOException {
    String text =
        """
        -DOCSTART- -X- O O

        EU NNP I-NP I-ORG
        rejects VBZ I-VP O

        -DOCSTART- -X- O O

        Rome NNP I-NP I-LOC

        """;
    AnnotatedFormat format = AnnotatedFormat.of("conll2003");
    assertThat(write(format, read(format, text))).isEqualTo(text);
  }

  @Test
  void writeThenReadGivesTheSame() throws IOException {
    for (long seed = 1; seed <= 500; seed++) {
      boolean tabs = seed % 2 == 0;
      ColumnLayout layout =
          ColumnLayout.of("pos", "word", "ner")
              .with(tabs ? ColumnLayout.Separator.TAB : ColumnLayout.Separator.BLANK);
      AnnotatedFormat format = AnnotatedFormat.columns(layout);
      List<Document> documents = new RandomDocuments(seed, tabs ? " " : "").documents("pos", "ner");
      String text = write(format, documents);
      assertThat(RandomDocuments.withoutOrigins(read(format, text)))
          .as("seed %d: %s", seed, text)
          .isEqualTo(documents);
    }
  }

  @Test
  void refusesWhatWouldNotBeReadAgain() {
    AnnotatedFormat blanks = AnnotatedFormat.of("conll2000");
    assertThatThrownBy(() -> write(blanks, document("New York")))
        .isInstanceOf(AnnotationException.class)
        .hasMessageContaining("column word of token 0 cannot hold \"New York\"")
        .hasMessageContaining("write it with tabs");
    AnnotatedFormat tabs = AnnotatedFormat.columns(ColumnLayout.of("word", "pos"));
    assertThatThrownBy(() -> write(tabs, document("a\tb"))).hasMessageContaining("a\\tb");
    assertThatThrownBy(() -> write(tabs, document("a\nb"))).hasMessageContaining("a\\u000ab");
    assertThatThrownBy(() -> write(tabs, document("-DOCSTART-")))
        .hasMessageContaining("would not be read as a token again");
    assertThatThrownBy(() -> write(tabs, document("\ud800")))
        .hasMessageContaining("lone surrogate U+D800 at offset 0");
    assertThatThrownBy(
            () -> write(AnnotatedFormat.columns(ColumnLayout.of("word", "ner")), document("a")))
        .hasMessageContaining("the column ner needs a layer; there are [pos, chunk]");
  }

  private static List<Document> document(String word) {
    Sentence sentence = Sentence.of(word).withLayer("pos", "X").withLayer("chunk", "O");
    return List.of(Document.of("", List.of(sentence)));
  }
}
