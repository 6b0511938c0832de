package io.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CorpusVerbTest {
  @TempDir private Path directory;

  @BeforeEach
  void makeCard() throws IOException {
    Files.writeString(directory.resolve("words.txt"), "one line of words\n".repeat(100));
    Files.writeString(
        directory.resolve("own.yaml"),
        """
        name: own
        description: Lines of words. The same line again and again.
        licence: none
        homepage: https://example.org
        files:
          - name: words.txt
            path: words.txt
            sha256: %s
        split: {train: 0.5, cut: line}
        """
            .formatted(io.sluice.corpora.Checksums.sha256(directory.resolve("words.txt"))));
  }

  @Test
  void listsOwnCardsAmongTheOthers() {
    var run = Run.of("corpus", "list", "--cards", directory.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("tinyshakespeare", "own ", "Lines of words.\n");
    var list = Run.of("corpus", "list", "--json").json().array("corpora");
    assertThat(list.values()).hasSizeGreaterThanOrEqualTo(5);
  }

  @Test
  void showsACard() {
    var run = Run.of("corpus", "show", "own", "--cards", directory.toString());
    assertThat(run.out()).contains("the first 50 % for training", "words.txt", "licence");
    var json = Run.of("corpus", "show", "--json", directory.resolve("own.yaml").toString()).json();
    assertThat(json.string("name")).isEqualTo("own");
    assertThat(json.array("files").values()).hasSize(1);
  }

  @Test
  void fetchesIntoTheCache() {
    var run = Run.of("corpus", "fetch", directory.resolve("own.yaml").toString());
    assertThat(run.code()).isZero();
    assertThat(Path.of(run.out().split(" {2}")[0])).hasSize(1800);
    var again = Run.of("corpus", "fetch", "--json", directory.resolve("own.yaml").toString());
    assertThat(again.json().members()).containsOnlyKeys("name", "files");
  }

  @Test
  void aChangedFileFailsWithOne() throws IOException {
    Files.writeString(directory.resolve("words.txt"), "something else");
    Files.deleteIfExists(Path.of(System.getenv("SLUICE_CACHE"), "corpora", "own", "words.txt"));
    var run = Run.of("corpus", "fetch", directory.resolve("own.yaml").toString(), "--json");
    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("wrong checksum").doesNotContain("\tat ");
    assertThat(run.json().integer("exitCode")).isEqualTo(1);
  }

  @Test
  void checksACardAndAPlainFile() throws IOException {
    var card = Run.of("corpus", "check", directory.resolve("own.yaml").toString());
    assertThat(card.out()).contains("characters  1,800", "validation");
    var file = Run.of("corpus", "check", "--json", directory.resolve("words.txt").toString());
    assertThat(file.json().integer("trainCharacters")).isEqualTo(1620);
    var bad = Files.write(directory.resolve("bad.txt"), new byte[] {65, (byte) 0xff, 66});
    var damaged = Run.of("corpus", "check", bad.toString());
    assertThat(damaged.code()).isEqualTo(1);
    assertThat(damaged.out()).contains("error: ");
  }

  @Test
  void unknownNamesAreRefusedWithASuggestion() {
    var run = Run.of("corpus", "show", "tinyshakespear");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("did you mean \"tinyshakespeare\"?");
  }

  @Test
  void warnsOfColumnsThatAreCheckedAsText() throws IOException {
    var file = directory.resolve("names.txt");
    Files.writeString(file, "Ada\tB-PER\nran\tO\n\nBell\tB-PER\nsat\tO\n");
    var run = Run.of("corpus", "check", file.toString());
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains(
            "warning: " + file + " looks like columns (Ada ⇥ B-PER)",
            "to have it taken for that, say --columns word,ner")
        .doesNotContain("nothing to complain about");
    assertThat(Run.of("corpus", "check", directory.resolve("words.txt").toString()).out())
        .doesNotContain("looks like");
  }
}
