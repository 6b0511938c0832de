package io.sluice.catalog.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.catalog.Catalog;
import io.sluice.catalog.Places;
import io.sluice.corpora.CorpusSplit;
import io.sluice.corpora.EncodedCorpus;
import io.sluice.corpora.TextSource;
import io.sluice.text.SymbolKind;
import io.sluice.text.VocabularyLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  private static final String CHOICE = "providers/1805630f-d248-352d-b252-716c339117ef.txt";
  private static final String VECTORS = "encoded/contextual-0ff2f358e59fbb8b2ed2cbba.vectors";
  private static final String TEXT = "encoded/001a0107a0538a1dbc9186b3bc0a5883";
  private static final String CARD = "corpora/sample-ner";

  @TempDir private Path directory;
  private Path root = Path.of("");
  private Cache cache = Cache.of(Catalog.standard());

  @BeforeEach
  void fill() throws IOException {
    root = directory.resolve("cache");
    cache = Cache.of(Catalog.standard().with(new Places(root, Optional.empty())));
    write(CHOICE, 10, 1);
    write(VECTORS, 2000, 2);
    write(TEXT + "/train.ids", 400, 3);
    write(TEXT + "/validation.ids", 50, 4);
    write(TEXT + "/vocabulary.txt", 5, 3);
    write(CARD + "/train.conll", 70, 5);
  }

  private Path write(String name, int bytes, int daysOld) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, new byte[bytes]);
    return Files.setLastModifiedTime(file, FileTime.from(ago(Duration.ofDays(daysOld))));
  }

  private static Instant ago(Duration duration) {
    return Instant.now().minus(duration);
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private List<Path> places(List<CacheEntry> entries) {
    return entries.stream().map(CacheEntry::path).map(root::relativize).toList();
  }

  @Test
  void tellsWhatThereIsLeastRecentlyUsedFirst() throws IOException {
    CacheContents contents = cache.contents();
    assertThat(places(contents.entries()))
        .containsExactly(Path.of(CARD), Path.of(TEXT), Path.of(VECTORS), Path.of(CHOICE));
    assertThat(contents.entries())
        .extracting(CacheEntry::kind)
        .containsExactly(
            CacheKind.FETCHED,
            CacheKind.ENCODED_TEXT,
            CacheKind.SENTENCE_VECTORS,
            CacheKind.PROVIDER_CHOICE);
    assertThat(contents.entries())
        .extracting(CacheEntry::bytes)
        .containsExactly(70L, 455L, 2000L, 10L);
    assertThat(contents.bytes()).isEqualTo(2535);
    assertThat(contents.entries().get(1).lastUsed())
        .isBetween(ago(Duration.ofHours(73)), ago(Duration.ofHours(71)));
    assertThat(contents.others()).isEmpty();
  }

  @Test
  void anAbsentCacheIsEmpty() throws IOException {
    Cache absent =
        Cache.of(Catalog.standard().with(new Places(root.resolve("none"), Optional.empty())));
    assertThat(absent.contents().entries()).isEmpty();
    assertThat(absent.clear(CacheSelection.COMPUTED).removed()).isEmpty();
    assertThat(absent.root()).doesNotExist();
  }

  @Test
  void clearsWhatWasComputedAndKeepsWhatWasFetched() throws IOException {
    CacheClearance done = cache.clear(CacheSelection.COMPUTED);
    assertThat(places(done.removed()))
        .containsExactly(Path.of(TEXT), Path.of(VECTORS), Path.of(CHOICE));
    assertThat(done.bytes()).isEqualTo(2465);
    assertThat(done.problems()).isEmpty();
    assertThat(left()).containsExactly(root.resolve(CARD + "/train.conll"));
    assertThat(root.resolve(TEXT)).doesNotExist();
  }

  @Test
  void ofWhatWasFetchedRecordedChecksumsStay() throws IOException {
    Path record = write(CARD + "/train.conll.sha256", 65, 5);
    Path own = write(CARD + "/notes.txt", 3, 50);
    Path unknown = write("corpora/unheard-of/train.txt", 9, 50);
    assertThat(cache.contents().others()).containsExactly(own, unknown);
    assertThat(places(cache.clear(CacheSelection.COMPUTED.withFetched()).removed()))
        .hasSize(4)
        .contains(Path.of(CARD));
    assertThat(left()).containsExactly(own, record, unknown);
  }

  @Test
  void keepsWhatWasUsedSince() throws IOException {
    CacheSelection old = CacheSelection.COMPUTED.unusedFor(Duration.ofHours(40));
    assertThat(places(cache.clear(old).removed())).containsExactly(Path.of(TEXT), Path.of(VECTORS));
    write(CHOICE, 10, 0);
    assertThat(cache.clear(CacheSelection.COMPUTED).removed()).as("in use").isEmpty();
    assertThat(root.resolve(CHOICE)).exists();
  }

  @Test
  void keepsAsMuchAsIsAskedFor() throws IOException {
    assertThat(cache.clear(CacheSelection.COMPUTED.keepBytes(2465)).removed()).isEmpty();
    assertThat(places(cache.clear(CacheSelection.COMPUTED.keepBytes(2464)).removed()))
        .containsExactly(Path.of(TEXT));
    assertThat(places(cache.clear(CacheSelection.COMPUTED.keepBytes(1)).removed()))
        .containsExactly(Path.of(VECTORS), Path.of(CHOICE));
  }

  @Test
  void whatIsNotOursStays() throws IOException {
    List<Path> others =
        List.of(
            write("a.txt", 1, 9),
            write("encoded/001A0107a0538a1dbc9186b3bc0a5883", 1, 9),
            write("encoded/contextual-.vectors", 1, 9),
            write("models/own.sluice", 1, 9),
            write("providers/notes.txt", 1, 9));
    Path mixed = write("encoded/101a0107a0538a1dbc9186b3bc0a5883/thesis.txt", 1, 9);
    write("encoded/101a0107a0538a1dbc9186b3bc0a5883/train.ids", 1, 9);
    Path nested = write("encoded/201a0107a0538a1dbc9186b3bc0a5883/train.ids/x", 1, 9);
    Files.createDirectories(root.resolve("encoded/contextual-1ff2f358e59fbb8b2ed2cbba.vectors"));
    List<Path> before = left();
    assertThat(cache.contents().others())
        .contains(others.get(0), others.get(1), others.get(2), others.get(4))
        .contains(
            root.resolve("models"),
            mixed.getParent(),
            root.resolve("encoded/201a0107a0538a1dbc9186b3bc0a5883"))
        .hasSize(8);
    CacheClearance done = cache.clear(CacheSelection.COMPUTED.withFetched());
    assertThat(done.removed()).hasSize(4);
    assertThat(left()).hasSize(before.size() - 6).containsAll(others).contains(mixed, nested);
  }

  @Test
  void linksAreNotFollowed() throws IOException {
    Path elsewhere = directory.resolve("elsewhere");
    Path text = elsewhere.resolve("001a0107a0538a1dbc9186b3bc0a5883");
    Files.createDirectories(text);
    Path ids = Files.write(text.resolve("train.ids"), new byte[10]);
    Path vectors = elsewhere.resolve("contextual-0ff2f358e59fbb8b2ed2cbba.vectors");
    Files.write(vectors, new byte[10]);
    for (Path file : List.of(ids, vectors)) {
      Files.setLastModifiedTime(file, FileTime.from(ago(Duration.ofDays(9))));
    }
    List<Path> links =
        List.of(
            Files.createSymbolicLink(
                root.resolve("encoded/301a0107a0538a1dbc9186b3bc0a5883"), text),
            Files.createSymbolicLink(
                root.resolve("encoded/contextual-3ff2f358e59fbb8b2ed2cbba.vectors"), vectors));
    Path inside = root.resolve("encoded/401a0107a0538a1dbc9186b3bc0a5883");
    Files.createDirectories(inside);
    Files.createSymbolicLink(inside.resolve("train.ids"), ids);
    assertThat(cache.contents().others()).containsAll(links).contains(inside).hasSize(3);
    cache.clear(CacheSelection.COMPUTED.withFetched());
    assertThat(links).allMatch(Files::isSymbolicLink);
    assertThat(List.of(ids, vectors)).allSatisfy(file -> assertThat(file).hasSize(10));

    Path second = directory.resolve("second");
    Files.createDirectories(second);
    Path places = Files.createSymbolicLink(second.resolve("encoded"), elsewhere);
    Cache linked = Cache.of(Catalog.standard().with(new Places(second, Optional.empty())));
    assertThat(linked.contents().others()).containsExactly(places);
    assertThat(linked.clear(CacheSelection.COMPUTED).removed()).isEmpty();
    assertThat(ids).exists();
  }

  @Test
  void theCacheItselfMayBeALink() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link"), root);
    Cache linked = Cache.of(Catalog.standard().with(new Places(link, Optional.empty())));
    assertThat(linked.clear(CacheSelection.COMPUTED).removed()).hasSize(3);
    assertThat(left()).hasSize(1);
  }

  @Test
  void knowsWhatIsEncodedAndATextGoesOnAfterItIsGone() throws IOException {
    var split = new CorpusSplit.BySource(TextSource.of("t", "abab"), TextSource.of("v", "ba"));
    Path encoded = root.resolve("encoded");
    cache.clear(CacheSelection.COMPUTED);
    EncodedCorpus.cached(split, SymbolKind.CHARACTERS, VocabularyLimits.NONE, encoded);
    assertThat(cache.clear(CacheSelection.COMPUTED).removed()).as("in use").isEmpty();
    CacheEntry entry = cache.contents().entries().get(1);
    assertThat(entry.kind()).isEqualTo(CacheKind.ENCODED_TEXT);
    assertThat(entry.source()).hasValue("t, v");
    for (Path file : entry.files()) {
      Files.setLastModifiedTime(file, FileTime.from(ago(Duration.ofDays(1))));
    }
    EncodedCorpus open =
        EncodedCorpus.cached(split, SymbolKind.CHARACTERS, VocabularyLimits.NONE, encoded);
    assertThat(cache.contents().entries().get(1).lastUsed())
        .as("opening it is using it")
        .isAfter(ago(Duration.ofMinutes(2)));
    for (Path file : entry.files()) {
      Files.setLastModifiedTime(file, FileTime.from(ago(Duration.ofDays(1))));
    }
    assertThat(cache.clear(CacheSelection.COMPUTED).removed()).hasSize(1);
    assertThat(open.train().get(3)).isEqualTo(open.train().get(1));
  }

  @Test
  void refusesImpossibleSelections() {
    assertThatThrownBy(() -> CacheSelection.COMPUTED.keepBytes(-1))
        .hasMessage("bytes to keep must not be negative, were -1");
    assertThatThrownBy(() -> CacheSelection.COMPUTED.unusedFor(Duration.ofDays(-1)))
        .hasMessageContaining("must not be negative, was PT-24H");
  }
}
