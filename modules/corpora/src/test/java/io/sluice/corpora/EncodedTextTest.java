package io.sluice.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolKind;
import io.sluice.text.SymbolTally;
import io.sluice.text.Vocabulary;
import io.sluice.text.VocabularyLimits;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncodedTextTest {
  @TempDir private Path directory;

  @Test
  void fileAndMemoryHoldTheCodecsIdsAtEveryWidth() throws IOException {
    for (int symbols : new int[] {7, 256, 257, 65_536, 65_537}) {
      SymbolCodec codec = words(symbols);
      String text =
          new Random(symbols)
              .ints(20_000, 0, symbols + 5)
              .mapToObj(i -> "w" + i)
              .collect(Collectors.joining(" "));
      int[] expected = codec.encode(text);
      TextSource source = TextSource.of("words", text);
      EncodedText memory = EncodedText.inMemory(source, codec);
      EncodedText file = EncodedText.inFile(source, codec, directory.resolve(symbols + ".ids"));
      for (EncodedText encoded : List.of(memory, file)) {
        assertThat(encoded.length()).isEqualTo(expected.length);
        assertThat(encoded.tally()).isEqualTo(codec.tally(text));
        int[] ids = new int[expected.length + 2];
        encoded.read(0, ids, 1, expected.length);
        assertThat(Arrays.copyOfRange(ids, 1, ids.length - 1)).isEqualTo(expected);
        assertThat(encoded.get(expected.length - 1L)).isEqualTo(expected[expected.length - 1]);
      }
    }
  }

  @Test
  void readsAcrossPiecesOfTheMapping() throws IOException {
    SymbolCodec codec = words(300);
    String text =
        IntStream.range(0, 1000).mapToObj(i -> "w" + i % 290).collect(Collectors.joining(" "));
    Path file = directory.resolve("pieces.ids");
    EncodedText.inFile(TextSource.of("words", text), codec, file);
    EncodedFile pieces = EncodedFile.open(file, 6);
    int[] ids = new int[1000];
    pieces.read(0, ids, 0, 1000);
    assertThat(ids).isEqualTo(codec.encode(text));
    pieces.read(29, ids, 500, 70);
    assertThat(Arrays.copyOfRange(ids, 500, 570))
        .isEqualTo(Arrays.copyOfRange(codec.encode(text), 29, 99));
  }

  @Test
  void moreThanTwoGigabytesAreAddressed() throws IOException {
    long symbols = 3L << 29;
    EncodedHeader header =
        new EncodedHeader(
            IdWidth.TWO, new SymbolTally(symbols, 0), "00".repeat(32), "00".repeat(32), 0);
    Path file = directory.resolve("sparse.ids");
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.SPARSE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE)) {
      ByteBuffer last = ByteBuffer.wrap(new byte[] {0x34, 0x12});
      channel.write(last, EncodedHeader.SIZE + 2 * (symbols - 1));
      channel.write(last.rewind(), EncodedHeader.SIZE + (1L << 30) - 2);
      channel.write(last.rewind(), EncodedHeader.SIZE + (1L << 31));
      assertThat(channel.size()).isEqualTo(header.fileSize()).isGreaterThan(3L << 30);
      EncodedFile text = EncodedFile.map(channel, header, EncodedFile.PIECE_BITS);
      assertThat(text.get(symbols - 1)).isEqualTo(0x1234);
      assertThat(text.get(1L << 30)).isEqualTo(0x1234);
      int[] window = new int[3];
      text.read((1L << 29) - 2, window, 0, 3);
      assertThat(window).containsExactly(0, 0x1234, 0);
      assertThatThrownBy(() -> text.get(symbols)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @Test
  void rangesAreChecked() throws IOException {
    SymbolCodec codec = words(10);
    TextSource source = TextSource.of("words", "w1 w2 w3");
    for (EncodedText text :
        List.of(
            EncodedText.inMemory(source, codec),
            EncodedText.inFile(source, codec, directory.resolve("r.ids")))) {
      int[] target = {9, 9};
      assertThatThrownBy(() -> text.get(3)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> text.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> text.read(2, target, 0, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> text.read(0, target, 1, 2))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThat(target).containsExactly(9, 9);
    }
  }

  @Test
  void aFileIsReusedUntilItsSourceOrVocabularyChanges() throws IOException {
    Path ids = directory.resolve("reuse.ids");
    Path text = Files.writeString(directory.resolve("t.txt"), "w1 w2");
    EncodedText.inFile(TextSource.file(text), words(10), ids);
    Object first = Files.readAttributes(ids, "unix:ino").get("ino");
    EncodedText.inFile(TextSource.file(text), words(10), ids);
    assertThat(Files.readAttributes(ids, "unix:ino").get("ino")).isEqualTo(first);
    Files.writeString(text, "w1 w2 w3");
    assertThat(EncodedText.inFile(TextSource.file(text), words(10), ids).length()).isEqualTo(3);
    assertThat(EncodedText.inFile(TextSource.file(text), words(500), ids).length()).isEqualTo(3);
    assertThat(names()).containsExactly("reuse.ids", "t.txt");
  }

  @Test
  void everyDamagedFileIsRefused() throws IOException {
    Path ids = directory.resolve("d.ids");
    TextSource source = TextSource.of("words", "w1 w2 w3 w4");
    SymbolCodec codec = words(10);
    EncodedText.inFile(source, codec, ids);
    byte[] good = Files.readAllBytes(ids);
    for (int i = 0; i < good.length; i++) {
      byte[] bad = good.clone();
      bad[i] ^= 0x10;
      Files.write(ids, bad);
      assertThatThrownBy(() -> EncodedFile.open(ids, EncodedFile.PIECE_BITS))
          .as("byte %d", i)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("d.ids")
          .hasMessageContaining("delete it");
      Files.write(ids, Arrays.copyOf(good, i));
      assertThatThrownBy(() -> EncodedFile.open(ids, EncodedFile.PIECE_BITS))
          .as("first %d bytes", i)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatCannotBeReadIsNotCalledDamaged() throws IOException {
    Path there = Files.createDirectory(directory.resolve("a-directory"));
    assertThatThrownBy(() -> EncodedFile.open(there, EncodedFile.PIECE_BITS))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a-directory")
        .hasMessageNotContaining("delete it");
    assertThatThrownBy(() -> EncodedFile.open(directory.resolve("none"), EncodedFile.PIECE_BITS))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFailedEncodingLeavesNothingBehind() throws IOException {
    SymbolCodec codec = SymbolCodec.characters(Vocabulary.of(List.of("a", "b")));
    TextSource source = TextSource.of("letters", "abac");
    assertThatThrownBy(() -> EncodedText.inFile(source, codec, directory.resolve("x.ids")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("letters: line 1, column 4");
    assertThat(names()).isEmpty();
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static SymbolCodec words(int size) throws IOException {
    String all =
        IntStream.range(0, size - 2).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    return SymbolCodec.words(
        SymbolKind.WORDS
            .count(new StringReader(all))
            .toVocabulary(SymbolKind.WORDS, VocabularyLimits.NONE));
  }
}
