package io.sluice.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolKind;
import io.sluice.text.SymbolTally;
import io.sluice.text.Vocabulary;
import io.sluice.text.VocabularyLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodedCorpusTest {
  @TempDir private Path cache;
  @TempDir private Path elsewhere;

  @Test
  void splitsAfterTheIntegerPartOfTheFraction() throws IOException {
    for (int length : new int[] {1, 2, 9, 10, 11, 19, 1234}) {
      String text = "😀".repeat(length);
      var parts =
          new CorpusSplit.ByFraction(TextSource.of("t", text), 0.9, CutAt.CHARACTER).parts();
      int expected = (int) (0.9 * length);
      assertThat(parts.train().length()).isEqualTo(expected);
      assertThat(parts.validation().length()).isEqualTo(length - expected);
    }
  }

  @Test
  void cutsBehindTheNextLineEnd() throws IOException {
    String text = "one 😀\ntwo\nthree\n";
    for (int n = 1; n < 100; n++) {
      var parts =
          new CorpusSplit.ByFraction(TextSource.of("t", text), n / 100.0, CutAt.LINE).parts();
      String train = TextSourceTest.read(parts.train());
      int cut = (int) (n / 100.0 * 16);
      assertThat(train + TextSourceTest.read(parts.validation())).isEqualTo(text);
      assertThat(train.isEmpty() ? '\n' : train.charAt(train.length() - 1)).isEqualTo('\n');
      int length = train.codePointCount(0, train.length());
      assertThat(length).isGreaterThanOrEqualTo(cut).isLessThan(cut + 7);
    }
  }

  @Test
  void cachedAndInMemoryAreTheSame() throws IOException {
    for (SymbolKind kind : SymbolKind.values()) {
      String text = RandomText.next(new Random(5), 5000);
      var split = new CorpusSplit.ByFraction(TextSource.of("t", text), 0.9, CutAt.CHARACTER);
      EncodedCorpus memory = EncodedCorpus.inMemory(split, kind, VocabularyLimits.NONE);
      EncodedCorpus first = EncodedCorpus.cached(split, kind, VocabularyLimits.NONE, cache);
      EncodedCorpus again = EncodedCorpus.cached(split, kind, VocabularyLimits.NONE, cache);
      for (EncodedCorpus corpus : new EncodedCorpus[] {first, again}) {
        assertThat(corpus.codec().vocabulary()).isEqualTo(memory.codec().vocabulary());
        assertThat(ids(corpus.train())).isEqualTo(ids(memory.train()));
        assertThat(ids(corpus.validation())).isEqualTo(ids(memory.validation()));
      }
    }
  }

  @Test
  void theBeginningOfEncodingIsToldOnce() throws IOException {
    var text = TextSource.of("t", RandomText.next(new Random(6), 500));
    var split = new CorpusSplit.ByFraction(text, 0.9, CutAt.CHARACTER);
    var begun = new AtomicInteger();
    var kind = SymbolKind.CHARACTERS;
    EncodedCorpus corpus =
        EncodedCorpus.cached(split, kind, VocabularyLimits.NONE, cache, begun::incrementAndGet);
    assertThat(begun).hasValue(1);
    EncodedCorpus.cached(split, kind, VocabularyLimits.NONE, cache, begun::incrementAndGet);
    assertThat(begun).hasValue(1);
    EncodedCorpus.cached(split, corpus.codec(), cache, begun::incrementAndGet);
    EncodedCorpus.cached(split, corpus.codec(), cache, begun::incrementAndGet);
    assertThat(begun).hasValue(2);
  }

  @Test
  void charactersOnlySeenInValidationAreUnknownAndCounted() throws IOException {
    var split = new CorpusSplit.BySource(TextSource.of("t", "abab"), TextSource.of("v", "abcdd"));
    EncodedCorpus corpus =
        EncodedCorpus.inMemory(split, SymbolKind.CHARACTERS, VocabularyLimits.NONE);
    assertThat(corpus.codec().vocabulary().symbols())
        .containsExactly(Vocabulary.UNKNOWN_CHARACTER, "a", "b");
    assertThat(corpus.train().tally()).isEqualTo(new SymbolTally(4, 0));
    assertThat(corpus.validation().tally()).isEqualTo(new SymbolTally(5, 3));
  }

  @Test
  void aGivenVocabularyIsKeptAndHasFilesOfItsOwn() throws IOException {
    var split = new CorpusSplit.BySource(TextSource.of("t", "abcab"), TextSource.of("v", "ba"));
    EncodedCorpus own =
        EncodedCorpus.cached(split, SymbolKind.CHARACTERS, VocabularyLimits.NONE, cache);
    for (int round = 0; round < 2; round++) { // encoded, then found
      for (String symbols : List.of("xba?", "bxa?")) {
        var codec = SymbolCodec.characters(Vocabulary.of(List.of(symbols.split("")), "?"));
        EncodedCorpus given = EncodedCorpus.cached(split, codec, cache);
        assertThat(given.codec()).isSameAs(codec);
        assertThat(ids(given.train())).containsExactly(codec.encode("abcab"));
        assertThat(ids(given.validation())).containsExactly(codec.encode("ba"));
        assertThat(given.train().tally()).isEqualTo(new SymbolTally(5, 1));
      }
    }
    assertThat(ids(own.train())).containsExactly(own.codec().encode("abcab"));
  }

  @Test
  void whatAGivenVocabularyLacksIsNamedWithItsPlace() {
    var split = new CorpusSplit.BySource(TextSource.of("t", "ab\nac"), TextSource.of("v", "ba"));
    var codec = SymbolCodec.characters(Vocabulary.of(List.of("a", "b", "\n")));
    assertThatThrownBy(() -> EncodedCorpus.cached(split, codec, cache))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("t: line 2, column 2")
        .hasMessageContaining("'c'");
  }

  @Test
  void aPlaceInAPartIsThatInTheWholeText() {
    String text = "a\ud83d\ude00b\n".repeat(3) + "ab\n" + "a\ud83d\ude00c\n";
    var codec = SymbolCodec.characters(Vocabulary.of(List.of("a", "b", "\n", "\ud83d\ude00")));
    for (double share : new double[] {0.2, 0.5, 0.8}) {
      var split = new CorpusSplit.ByFraction(TextSource.of("t", text), share, CutAt.CHARACTER);
      assertThatThrownBy(() -> EncodedCorpus.cached(split, codec, cache))
          .as("share %s", share)
          .hasMessageStartingWith("t: line 5, column 3 (character 17): character U+0063");
    }
  }

  @Test
  void aDamagedVocabularyInTheCacheIsNamed() throws IOException {
    var split = new CorpusSplit.BySource(TextSource.of("t", "ab"), TextSource.of("v", "a"));
    EncodedCorpus.cached(split, SymbolKind.CHARACTERS, VocabularyLimits.NONE, cache);
    try (var files = Files.walk(cache)) {
      Path vocabulary =
          files.filter(file -> file.endsWith("vocabulary.txt")).findFirst().orElseThrow();
      Files.writeString(vocabulary, "a\nb\n");
    }
    assertThatThrownBy(
            () -> EncodedCorpus.cached(split, SymbolKind.CHARACTERS, VocabularyLimits.NONE, cache))
        .hasMessageContaining("vocabulary.txt:1: expected");
  }

  private EncodedCorpus encoded(Path file) throws IOException {
    var split = new CorpusSplit.ByFraction(TextSource.file(file), 0.5, CutAt.CHARACTER);
    return EncodedCorpus.cached(split, SymbolKind.CHARACTERS, VocabularyLimits.NONE, cache);
  }

  private List<Path> entries() throws IOException {
    try (var entries = Files.list(cache)) {
      return entries.toList();
    }
  }

  @Test
  void whatIsFetchedAgainIsNotEncodedAgain() throws IOException {
    Path file = Files.writeString(elsewhere.resolve("t.txt"), "abba");
    encoded(file);
    Path entry = entries().get(0);
    assertThat(SourceNote.read(entry)).hasValue(file.toString());
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    encoded(file);
    Path copy = Files.copy(file, elsewhere.resolve("copy.txt"));
    encoded(copy);
    assertThat(entries()).containsExactly(entry);
    assertThat(SourceNote.read(entry)).as("used last").hasValue(copy.toString());
  }

  @Test
  void anotherTextOfTheSameSizeAndTimeIsAnotherText() throws IOException {
    Path file = Files.writeString(elsewhere.resolve("t.txt"), "abba");
    FileTime time = Files.getLastModifiedTime(file);
    encoded(file);
    Files.writeString(file, "bcca");
    Files.setLastModifiedTime(file, time);
    EncodedCorpus changed = encoded(file);
    assertThat(ids(changed.train())).containsExactly(changed.codec().encode("bc"));
    assertThat(entries()).hasSize(2);
  }

  @Test
  void aTextThatChangesMeanwhileLeavesNothing() throws IOException {
    Path file = Files.writeString(elsewhere.resolve("t.txt"), "abba");
    TextSource known = TextSource.file(file, Checksums.sha256(file));
    TextSource read = TextSource.file(file);
    String stamp = read.stamp();
    Files.writeString(file, "abbas");
    var codec = SymbolCodec.characters(Vocabulary.of(List.of("a", "b", "s")));
    for (TextSource text : List.of(known, read)) {
      var split = new CorpusSplit.ByFraction(text, 0.5, CutAt.CHARACTER);
      assertThat(text.stamp()).isEqualTo(stamp);
      assertThatThrownBy(
              () ->
                  EncodedCorpus.cached(split, SymbolKind.CHARACTERS, VocabularyLimits.NONE, cache))
          .hasMessage(file + " has changed while it was read; start again");
      assertThatThrownBy(() -> EncodedCorpus.cached(split, codec, cache))
          .hasMessageContaining("has changed");
    }
    try (var files = Files.walk(cache)) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
    Files.writeString(file, "abba");
    var split = new CorpusSplit.ByFraction(known, 0.5, CutAt.CHARACTER);
    assertThat(ids(EncodedCorpus.cached(split, codec, cache).train())).containsExactly(0, 1);
  }

  @Test
  void aNoteIsOneLineWhateverItSays() throws IOException {
    assertThat(SourceNote.read(cache)).isEmpty();
    SourceNote.write("a\u001b[2J\nb\u202e" + "x".repeat(5000), cache);
    assertThat(SourceNote.read(cache).orElseThrow()).startsWith("a?[2J?b?xx").hasSize(1000);
    Files.write(cache.resolve(SourceNote.FILE), new byte[] {(byte) 0xff, '\n', '\n'});
    assertThat(SourceNote.read(cache)).hasValue("\ufffd");
    Files.writeString(cache.resolve(SourceNote.FILE), " \n");
    assertThat(SourceNote.read(cache)).isEmpty();
  }

  private static int[] ids(EncodedText text) {
    int[] ids = new int[(int) text.length()];
    text.read(0, ids, 0, ids.length);
    return ids;
  }
}
