package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogTest {
  private static final Path CARDS = Path.of("../../corpora");

  @TempDir private Path directory;

  @Test
  void theStandardCardsAreThoseOfTheRepository() throws IOException {
    assertThat(Catalog.standard().cards()).isEqualTo(Catalog.of(CARDS).cards());
    assertThat(Catalog.standard().list())
        .extracting(CorpusCard::name)
        .contains("europarl", "europarl-english", "java-source", "ptb", "tinyshakespeare");
  }

  @Test
  void theIndexNamesEveryCard() throws IOException {
    try (Stream<Path> files = Files.list(CARDS)) {
      assertThat(Files.readAllLines(CARDS.resolve("index.txt")))
          .containsExactlyElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".yaml"))
                  .sorted()
                  .toList());
    }
  }

  @Test
  void everyStandardFileHasAChecksumAndItsCardAName() {
    for (Card card : Catalog.standard().cards()) {
      assertThat(card.files()).as(card.name()).allMatch(file -> file.sha256().isPresent());
      assertThat(card.licence()).as(card.name()).isNotBlank();
    }
  }

  @Test
  void anUnknownNameGetsASuggestion() {
    assertThatThrownBy(() -> Catalog.standard().find("tinyshakespear"))
        .isInstanceOf(UnknownCorpusException.class)
        .hasMessageContaining("did you mean \"tinyshakespeare\"?")
        .hasMessageContaining("known are bc5cdr,");
    assertThatThrownBy(() -> Catalog.standard().find("qqqqqqqq"))
        .hasMessageNotContaining("did you mean");
  }

  @Test
  void textIsNotTakenForAnnotatedSentencesNorTheOtherWayRound() {
    Catalog standard = Catalog.standard();
    assertThat(standard.findText("tinyshakespeare").content()).isEqualTo(CorpusCard.TEXT);
    assertThat(standard.findAnnotated("sample-ner").content()).isEqualTo(CorpusCard.ANNOTATED);
    assertThatThrownBy(() -> standard.findText("sample-ner"))
        .isInstanceOf(UnknownCorpusException.class)
        .hasMessageContaining(
            "\"sample-ner\" is a card of annotated sentences, not of running text; ")
        .hasMessageContaining("known are europarl,");
    assertThatThrownBy(() -> standard.findAnnotated("ptb"))
        .hasMessageContaining("\"ptb\" is a card of running text, not of annotated sentences; ")
        .hasMessageContaining("sample-ner")
        .hasMessageNotContaining("europarl");
  }

  @Test
  void ownCardsWinOverStandardOnes() throws IOException {
    Files.writeString(directory.resolve("text.txt"), "a text");
    Files.writeString(
        directory.resolve("mine.yaml"),
        """
        name: ptb
        description: mine
        licence: mine
        homepage: none
        files: [{name: text.txt, path: text.txt}]
        """);
    CorpusCard card = Catalog.standard().with(directory).find("ptb");
    assertThat(card.description()).isEqualTo("mine");
    assertThat(card.files().get(0).source().describe())
        .isEqualTo(directory.toAbsolutePath().resolve("text.txt").toString());
  }

  @Test
  void allBrokenCardsOfADirectoryAreReportedAtOnce() throws IOException {
    Files.writeString(directory.resolve("a.yaml"), "name: a\n");
    Files.writeString(directory.resolve("b.yaml"), "- b\n");
    assertThatThrownBy(() -> Catalog.of(directory))
        .isInstanceOf(InvalidCardException.class)
        .hasMessageContaining("a.yaml:1:1")
        .hasMessageContaining("b.yaml:1:1");
  }

  @Test
  void placesComeFromTheEnvironment() {
    Path home = Path.of("home");
    assertThat(Places.of(Map.of(), home))
        .isEqualTo(new Places(Path.of("home/.cache/sluice"), Optional.empty()));
    assertThat(Places.of(Map.of("SLUICE_CACHE", "c", "SLUICE_CORPORA", "m"), home))
        .isEqualTo(new Places(Path.of("c"), Optional.of(Path.of("m"))));
    assertThat(Places.of(Map.of("SLUICE_CACHE", " ", "SLUICE_CORPORA", ""), home))
        .isEqualTo(Places.of(Map.of(), home));
  }
}
