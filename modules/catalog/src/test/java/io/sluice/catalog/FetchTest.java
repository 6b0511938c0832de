package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.corpora.Checksums;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FetchTest {
  private static final String TEXT = "To be, or not to be\n";

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

  private Path source = Path.of("");
  private Catalog catalog = Catalog.standard();

  @BeforeEach
  void places() throws IOException {
    source = directory.resolve("source");
    Files.createDirectories(source);
    Path mirror = directory.resolve("mirror");
    catalog = Catalog.standard().with(new Places(directory.resolve("cache"), Optional.of(mirror)));
  }

  @Test
  void comesFromTheSourceOnceAndFromTheCacheAfterwards() throws IOException {
    CorpusCard card = card("path: t.txt", Optional.of(TEXT));
    write("source/t.txt", TEXT);
    assertThat(place(card)).isEqualTo(FileStatus.Place.ABSENT);
    FetchedCorpus corpus = catalog.fetch(card, listener);
    assertThat(corpus.files().get(0)).hasContent(TEXT).hasFileName("f.txt");
    assertThat(corpus.checksums())
        .containsEntry("f.txt", Checksums.sha256(TEXT.getBytes(StandardCharsets.UTF_8)));
    Files.delete(source.resolve("t.txt"));
    assertThat(catalog.fetch(card, listener)).isEqualTo(corpus);
    assertThat(place(card)).isEqualTo(FileStatus.Place.CACHE);
    assertThat(notes).hasSize(1).first().asString().startsWith("fetching f.txt from ");
  }

  @Test
  void theMirrorGoesBeforeTheSourcePlainOrCompressed() throws IOException {
    for (String name : List.of("f.txt", "f.txt.gz")) {
      CorpusCard card = card("path: t.txt", Optional.of(TEXT));
      write("source/t.txt", "something else");
      Path mirrored = write("mirror/c/" + name, TEXT);
      assertThat(place(card)).isEqualTo(FileStatus.Place.MIRROR);
      assertThat(catalog.fetch(card, listener).files().get(0)).hasContent(TEXT);
      Files.delete(mirrored);
      Files.delete(catalog.places().cache().resolve("corpora/c/f.txt"));
    }
  }

  @Test
  void aWrongChecksumIsRefusedAndNothingIsKept() throws IOException {
    CorpusCard card = card("path: t.txt", Optional.of(TEXT));
    write("source/t.txt", "forged");
    assertThatThrownBy(() -> catalog.fetch(card, listener))
        .isInstanceOf(ChecksumException.class)
        .hasMessageContaining("corpus c: f.txt from " + source.resolve("t.txt"))
        .hasMessageContaining(Checksums.sha256("forged".getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("remedy");
    write("mirror/c/f.txt", "forged too");
    assertThatThrownBy(() -> catalog.fetch(card, listener))
        .isInstanceOf(ChecksumException.class)
        .hasMessageContaining(directory.resolve("mirror/c/f.txt").toString());
    try (Stream<Path> kept = Files.list(catalog.places().cache().resolve("corpora/c"))) {
      assertThat(kept).isEmpty();
    }
  }

  @Test
  void aDamagedFileInTheCacheIsFetchedAgain() throws IOException {
    CorpusCard card = card("path: t.txt", Optional.of(TEXT));
    write("source/t.txt", TEXT);
    Path cached = catalog.fetch(card, listener).files().get(0);
    Files.writeString(cached, "damaged");
    assertThat(catalog.fetch(card, listener).files().get(0)).hasContent(TEXT);
    assertThat(notes).anyMatch(note -> note.contains("is fetched again"));
  }

  @Test
  void withoutAChecksumTheFirstFetchRecordsIt() throws IOException {
    CorpusCard card = card("path: t.txt", Optional.empty());
    write("source/t.txt", TEXT);
    Path cached = catalog.fetch(card, listener).files().get(0);
    assertThat(notes).anyMatch(note -> note.contains("has no sha256 for f.txt"));
    notes.clear();
    catalog.fetch(card, listener);
    assertThat(notes).isEmpty();
    Files.delete(cached);
    write("source/t.txt", "changed since");
    assertThatThrownBy(() -> catalog.fetch(card, listener)).isInstanceOf(ChecksumException.class);
  }

  @Test
  void whatIsMissingSaysWhatWasTriedAndWhatHelps() throws IOException {
    CorpusCard card = card("path: t.txt", Optional.of(TEXT));
    assertThatThrownBy(() -> catalog.fetch(card, listener))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("could not be had from " + source.resolve("t.txt"))
        .hasMessageContaining("the cache has no " + directory.resolve("cache/corpora/c/f.txt"))
        .hasMessageContaining("the mirror " + directory.resolve("mirror") + " has no c/f.txt[.gz]")
        .hasMessageContaining("set SLUICE_CORPORA=<directory>");
    CorpusCard supplied = card("supplied: buy it", Optional.of(TEXT));
    assertThatThrownBy(() -> catalog.fetch(supplied, listener))
        .hasMessageContaining("f.txt is not fetched by itself: buy it")
        .hasMessageNotContaining("connect to the network");
  }

  @Test
  void moreBytesThanTheCardAllowsAreRefused() throws IOException {
    CorpusCard card = card("bytes: 10\n    path: t.txt", Optional.empty());
    write("source/t.txt", TEXT);
    assertThatThrownBy(() -> catalog.fetch(card, listener))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("more than the 10 bytes");
  }

  @Test
  void aBombInTheMirrorStopsAtTheLimit() throws IOException {
    CorpusCard card = card("bytes: 1000\n    path: t.txt", Optional.empty());
    write("mirror/c/f.txt.gz", "x".repeat(10_000_000));
    assertThatThrownBy(() -> catalog.fetch(card, listener))
        .isInstanceOf(FetchException.class)
        .hasMessageContaining("f.txt.gz cannot be copied: more than the 1000 bytes");
  }

  @Test
  void directoriesAreJoinedInTheOrderOfTheirPaths() throws IOException {
    write("source/d/b.txt", "bee");
    write("source/d/a/z.txt.gz", "zet");
    write("source/d/c.md", "no");
    CorpusCard card =
        card("path: d\n    entries: ['**/*.txt', '**/*.gz']", Optional.of("zet\nbee"));
    assertThat(catalog.fetch(card, listener).files().get(0)).hasContent("zet\nbee");
  }

  @Test
  void linesAreExtractedAndSplit() throws IOException {
    write("source/t.txt", "en\tone  two   three\nde\teins\n\nen\t\nen\tfour");
    CorpusCard card =
        card(
            "path: t.txt\n    extract: {lines: 'en\\t(.*)', split: ' {2,}'}",
            Optional.of("one\ntwo\nthree\nfour\n"));
    assertThat(catalog.fetch(card, listener).files().get(0)).hasContent("one\ntwo\nthree\nfour\n");
  }

  @Test
  void aReportJudgesTheCorpus() throws IOException {
    String line = "a line that is long enough to be compared, one\n";
    write("source/t.txt", line.repeat(10) + "\u0007\r\n");
    CorpusReport report = catalog.check(card("path: t.txt", Optional.empty()), listener);
    assertThat(report.isUsable()).isTrue();
    assertThat(report.trainCharacters() + report.validationCharacters()).isEqualTo(473);
    assertThat(report.findings())
        .extracting(Finding::message)
        .anyMatch(message -> message.contains("carriage returns"))
        .anyMatch(message -> message.contains("1 control characters"))
        .anyMatch(message -> message.contains("no sha256"));
    Files.write(source.resolve("t.txt"), new byte[] {'a', (byte) 0xff, '\n'});
    Files.delete(catalog.places().cache().resolve("corpora/c/f.txt.sha256"));
    Files.delete(catalog.places().cache().resolve("corpora/c/f.txt"));
    CorpusReport bad = catalog.check(card("path: t.txt", Optional.empty()), listener);
    assertThat(bad.isUsable()).isFalse();
    assertThat(bad.findings().get(0).message()).contains("f.txt:1: byte 0xFF at offset 1");
  }

  private FileStatus.Place place(CorpusCard card) {
    return catalog.status(card).get(0).place();
  }

  /** A card with one file and the checksum of {@code expected}. */
  private CorpusCard card(String file, Optional<String> expected) throws IOException {
    String sha256 =
        expected
            .map(text -> Checksums.sha256(text.getBytes(StandardCharsets.UTF_8)))
            .map(sum -> "\n    sha256: " + sum)
            .orElse("");
    String yaml =
        "name: c\ndescription: d\nlicence: l\nhomepage: h\nfiles:\n  - name: f.txt\n    "
            + file
            + sha256
            + "\n";
    return (CorpusCard)
        CardParser.parse(
            new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)),
            "c.yaml",
            Optional.of(source));
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    if (!name.endsWith(".gz")) {
      return Files.writeString(file, text);
    }
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  @Test
  void aCacheThatCannotBeWrittenIsNamedWithWhatHelps() throws IOException {
    Path file = Files.writeString(directory.resolve("in-the-way"), "");
    Places places = new Places(file.resolve("cache"), Optional.empty());
    assertThatThrownBy(places::requireWritable)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot write to the cache " + file)
        .hasMessageContaining("set SLUICE_CACHE");
  }
}
