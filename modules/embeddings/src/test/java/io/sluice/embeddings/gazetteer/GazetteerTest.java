package io.sluice.embeddings.gazetteer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.embeddings.TokenBatch;
import io.sluice.embeddings.TokenEncoder;
import io.sluice.embeddings.WordCounts;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerTest {
  @TempDir Path folder;

  /** One letter a token: B begin, I inside, - none. */
  private static String marks(LetterCase letterCase, List<String> phrases, String... words) {
    var settings = new GazetteerSettings(List.of(new PhraseList("list", phrases)), letterCase);
    TokenEncoder encoder = settings.prepare(WordCounts.of(List.of())).encoder("x", Map.of());
    float[] output = new float[2 * words.length];
    encoder.encode(TokenBatch.of(Sentence.of(words)), output, 2, 0);
    StringBuilder marks = new StringBuilder();
    for (int t = 0; t < words.length; t++) {
      assertThat(output[2 * t] + output[2 * t + 1]).isBetween(0f, 1f);
      marks.append(output[2 * t] == 1 ? 'B' : output[2 * t + 1] == 1 ? 'I' : '-');
    }
    return marks.toString();
  }

  @Test
  void theLongestPhraseIsFoundAndTheSearchGoesOnAfterIt() {
    List<String> phrases = List.of("New York", "New York City Council", "City", "York City");
    assertThat(marks(LetterCase.KEPT, phrases, "in", "New", "York", "City", "now"))
        .isEqualTo("-BIB-");
    assertThat(marks(LetterCase.KEPT, phrases, "New", "York", "City", "Council", "City"))
        .isEqualTo("BIIIB");
    assertThat(marks(LetterCase.KEPT, phrases, "New", "New", "York")).isEqualTo("-BI");
  }

  @Test
  void tokensMayBeCutOtherwise() {
    List<String> phrases = List.of("St. John's", "U.S.");
    assertThat(marks(LetterCase.KEPT, phrases, "St.", "John", "'s", "U", ".", "S", "."))
        .isEqualTo("BIIBIII");
    assertThat(marks(LetterCase.KEPT, phrases, "St.", "John'", "sx")).isEqualTo("---");
  }

  @Test
  void caseCountsOrNot() {
    assertThat(marks(LetterCase.KEPT, List.of("Oslo"), "OSLO", "Oslo")).isEqualTo("-B");
    assertThat(marks(LetterCase.IGNORED, List.of("Oslo"), "OSLO", "Oslo")).isEqualTo("BB");
  }

  @Test
  void readsFilesAndNamesBadLines() throws IOException {
    Path file = folder.resolve("cities.txt");
    Files.writeString(file, "Oslo\r\n\n  Zürich \nOslo\nNew\u00a0York");
    PhraseList list = PhraseList.read(file);
    assertThat(list.name()).isEqualTo("cities.txt");
    assertThat(list.phrases()).containsExactly("Oslo", "Zürich", "New\u00a0York");
    assertThat(marks(LetterCase.KEPT, list.phrases(), "New", "York")).isEqualTo("BI");
    Files.writeString(file, "a\nb\n" + "c".repeat(300));
    assertThatThrownBy(() -> PhraseList.read(file))
        .hasMessageStartingWith(file + ":3: expected a phrase of at most 256 characters");
    Files.write(file, "a\n\u00fc\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> PhraseList.read(file)).hasMessage(file + ":2: the line is not UTF-8");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThatThrownBy(() -> new PhraseList("x", List.of(" ")))
        .hasMessage("phrases of x must have between 1 and 256 characters, \" \" has 0");
    assertThatThrownBy(() -> GazetteerSettings.of(List.of()))
        .hasMessage("expected 1 to 32 lists of phrases, was given 0");
    assertThatThrownBy(() -> LetterCase.of("upper"))
        .hasMessage("the case of letters is \"kept\" or \"ignored\", not \"upper\"");
  }
}
