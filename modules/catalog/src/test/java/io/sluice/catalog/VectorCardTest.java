package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpora.Checksums;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorCardTest {
  private static final String JSON =
      """
      {"size": 3, "other": [{"lamp": [9]}], "vectors": {
        "the": [-0.038194, 1, 1.50e-3, 7.5, 0],
        "\\u00e9t\\u00e9": [0.10, -2, 3, 1, 1],
        "1990": [4, 5, 6, 0, 2]}, "vectorsOf": {}}
      """;
  private static final String TEXT = "the -0.038194 1 1.50e-3\nété 0.10 -2 3\n1990 4 5 6\n";
  private static final String SUBSET = "the -0.038194 1 1.50e-3\n";

  @TempDir private Path directory;
  private final List<String> notes = new ArrayList<>();
  private final FetchListener listener =
      new FetchListener() {
        @Override
        public void note(String message) {
          notes.add(message);
        }

        @Override
        public void progress(String file, long bytes, OptionalLong total) {}
      };

  @Test
  void vectorsAreTakenOutOfJsonAsTheyWereWritten() throws IOException {
    write("source.json", JSON);
    FetchedVectors fetched = catalog().fetch(card(), listener);
    assertThat(fetched.file()).hasContent(TEXT).hasFileName("all.txt");
    assertThat(fetched.isWhole()).isTrue();
    assertThat(fetched.sha256()).isEqualTo(sha256(TEXT));
  }

  @Test
  void aSubsetInTheMirrorWillDoAndIsToldOf() throws IOException {
    write("mirror/v/some.txt", SUBSET);
    FetchedVectors fetched = catalog().fetch(card(), listener);
    assertThat(fetched.file()).hasContent(SUBSET).hasFileName("some.txt");
    assertThat(fetched.isWhole()).isFalse();
    assertThat(notes).last().asString().contains("only some of its 3 words", "SLUICE_CORPORA");
    Files.delete(directory.resolve("mirror/v/some.txt"));
    assertThat(catalog().fetch(card(), listener)).isEqualTo(fetched);
  }

  @Test
  void allWordsGoBeforeASubset() throws IOException {
    write("mirror/v/some.txt", SUBSET);
    write("mirror/v/all.txt", TEXT);
    assertThat(catalog().fetch(card(), listener).isWhole()).isTrue();
    assertThat(catalog().status(card()))
        .singleElement()
        .satisfies(status -> assertThat(status.file().name()).isEqualTo("all.txt"));
  }

  @Test
  void aForgedSubsetIsRefused() throws IOException {
    write("mirror/v/some.txt", "the 1 2 3\n");
    assertThatThrownBy(() -> catalog().fetch(card(), listener))
        .isInstanceOf(ChecksumException.class)
        .hasMessageContaining("vectors v: some.txt");
  }

  @Test
  void otherJsonIsRefusedWithItsPlace() throws IOException {
    refused("{\"vectors\": {\"a\": [1, 2]}}", "expected 3 numbers of \"a\", found 2");
    refused("{\"vectors\": {\"a\": [1, \"2\", 3]}}", "line 1, column");
    refused("{\"vectors\": {\"a b\": [1, 2, 3]}}", "cannot hold: \"a b\"");
    refused("{\"vectors\": {\"\": [1, 2, 3]}}", "cannot hold");
    refused("{\"vectors\": [1, 2, 3]}", "expected START_OBJECT");
    refused("{\"vector\": {}}", "no member \"vectors\"");
    refused("{\"vectors\": {\"a\": [1, 2", "not the JSON that was expected");
    refused("[]", "expected START_OBJECT, found START_ARRAY");
    refused("", "expected START_OBJECT, found null");
  }

  private void refused(String json, String message) throws IOException {
    write("source.json", json);
    assertThatThrownBy(() -> catalog().fetch(card(), listener))
        .as(json)
        .isInstanceOf(FetchException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aCardOfAnotherKindIsNotFound() {
    Catalog standard = Catalog.standard();
    assertThat(standard.vectors()).extracting(VectorCard::name).contains("glove-wink-100d");
    assertThatThrownBy(() -> standard.find("glove-wink-100d"))
        .isInstanceOf(UnknownCorpusException.class)
        .hasMessageContaining("\"glove-wink-100d\" is a card of word vectors, not of a corpus");
    assertThatThrownBy(() -> standard.findVectors("europarl"))
        .hasMessageContaining("is a card of running text, not of word vectors");
    assertThatThrownBy(() -> standard.findVectors("glove-wink"))
        .hasMessageContaining("there is no word vectors \"glove-wink\"; did you mean");
    assertThat(standard.findAny("europarl").kind()).isEqualTo("corpus");
  }

  @Test
  void whatIsWrongWithACardIsToldAtOnce() {
    assertThatThrownBy(
            () ->
                parse(
                    """
                    kind: vectors
                    name: v
                    description: d
                    homepage: h
                    dimension: many
                    words: 3
                    files: []
                    """))
        .isInstanceOf(InvalidCardException.class)
        .hasMessageContaining("v.yaml:1:1: the key \"licence\" is missing")
        .hasMessageContaining("v.yaml:1:1: the key \"file\" is missing")
        .hasMessageContaining("v.yaml:5:12: \"dimension\" must be a whole number")
        .hasMessageContaining("v.yaml:7:1: unknown key \"files\"; did you mean \"file\"?");
    assertThatThrownBy(() -> parse("kind: vector\nname: v\n"))
        .hasMessageContaining("unknown kind, expected corpus or vectors");
  }

  private Catalog catalog() {
    return Catalog.standard()
        .with(new Places(directory.resolve("cache"), Optional.of(directory.resolve("mirror"))));
  }

  private VectorCard card() throws IOException {
    return (VectorCard)
        parse(
            """
            kind: vectors
            name: v
            description: d
            licence: l
            homepage: h
            dimension: 3
            words: 3
            file:
              name: all.txt
              path: source.json
              extract: {member: vectors, numbers: 3}
              sha256: %s
            subsets:
              - {name: some.txt, supplied: made of all.txt, sha256: %s}
            """
                .formatted(sha256(TEXT), sha256(SUBSET)));
  }

  private Card parse(String yaml) throws IOException {
    return CardParser.parse(
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
        "v.yaml",
        Optional.of(directory));
  }

  private static String sha256(String text) {
    return Checksums.sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
