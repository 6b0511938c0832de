package io.sluice.language.contextual;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorStoreTest {
  private static final int DIMENSION = 3;

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("new").resolve("store.vectors");
  }

  private static SentenceKey key(int number) {
    return new SentenceKey(number, -number);
  }

  private static float[] vectors(int number) {
    float[] vectors = new float[DIMENSION * (number % 4)];
    Arrays.fill(vectors, number + 0.5f);
    return vectors;
  }

  private static void add(VectorStore store, int from, int to) throws IOException {
    Map<SentenceKey, float[]> sentences = new LinkedHashMap<>();
    for (int i = from; i < to; i++) {
      sentences.put(key(i), vectors(i));
    }
    store.write(sentences);
  }

  private static void holds(VectorStore store, int from, int to) throws IOException {
    for (int i = from; i < to; i++) {
      assertThat(store.read(List.of(key(i))).get(0)).hasValue(vectors(i));
    }
  }

  @Test
  void givesBackWhatWasWrittenToAnyStoreOfTheFile() throws IOException {
    VectorStore one = new VectorStore(file(), DIMENSION);
    assertThat(one.read(List.of(key(1))).get(0)).isEmpty();
    VectorStore two = new VectorStore(file(), DIMENSION);
    add(one, 0, 5);
    add(two, 3, 9);
    holds(two, 0, 9);
    holds(one, 0, 9);
    assertThat(one.read(List.of(key(9), key(2))))
        .satisfiesExactly(
            missing -> assertThat(missing).isEmpty(),
            there -> assertThat(there).hasValue(vectors(2)));
    add(one, 9, 12);
    holds(new VectorStore(file(), DIMENSION), 0, 12);
  }

  @Test
  void aRecordThatWasCutOffIsWrittenOver() throws IOException {
    add(new VectorStore(file(), DIMENSION), 0, 4);
    byte[] whole = Files.readAllBytes(file());
    for (int length = 0; length < whole.length; length += 5) {
      Files.write(file(), Arrays.copyOf(whole, length));
      VectorStore store = new VectorStore(file(), DIMENSION);
      store.read(List.of(key(0), key(3)));
      add(store, 0, 7);
      holds(store, 0, 7);
      holds(new VectorStore(file(), DIMENSION), 0, 7);
    }
  }

  @Test
  void aFileThatWasDeletedIsMadeAgain() throws IOException {
    VectorStore store = new VectorStore(file(), DIMENSION);
    add(store, 0, 5);
    Files.delete(file());
    assertThat(store.read(List.of(key(3))).get(0)).isEmpty();
    add(store, 2, 5);
    holds(store, 2, 5);
    assertThat(store.read(List.of(key(1))).get(0)).isEmpty();
    holds(new VectorStore(file(), DIMENSION), 2, 5);
  }

  @Test
  void aFileThatOthersBeganAgainAndThatIsLongerNowIsReadAnew() throws IOException {
    for (boolean reading : new boolean[] {true, false}) {
      VectorStore store = new VectorStore(file(), DIMENSION);
      add(store, 0, 5);
      Files.delete(file());
      VectorStore other = new VectorStore(file(), DIMENSION);
      for (int i = 20; i > 1; i--) {
        add(other, i, i + 1);
      }
      if (reading) {
        holds(store, 2, 20);
      }
      add(store, 0, 25);
      holds(store, 0, 25);
      holds(other, 0, 25);
      holds(new VectorStore(file(), DIMENSION), 0, 25);
      Files.delete(file());
    }
  }

  @Test
  void readingItIsUsingIt() throws IOException {
    add(new VectorStore(file(), DIMENSION), 0, 5);
    FileTime old = FileTime.from(Instant.now().minus(Duration.ofDays(1)));
    Files.setLastModifiedTime(file(), old);
    VectorStore store = new VectorStore(file(), DIMENSION);
    holds(store, 0, 5);
    assertThat(Files.getLastModifiedTime(file()).toInstant())
        .isAfter(Instant.now().minus(Duration.ofMinutes(2)));
    Files.setLastModifiedTime(file(), old);
    holds(store, 0, 5);
    assertThat(Files.getLastModifiedTime(file())).as("once a minute").isLessThan(after(old));
  }

  private static FileTime after(FileTime time) {
    return FileTime.from(time.toInstant().plusSeconds(60));
  }

  @Test
  void whatIsNoLongerInTheFileIsWrittenAnew() throws IOException {
    VectorStore store = new VectorStore(file(), DIMENSION);
    add(store, 0, 2);
    byte[] begun = Files.readAllBytes(file());
    add(store, 2, 6);
    long whole = Files.size(file());
    for (int length : new int[] {begun.length, begun.length - 3, 12, 5}) {
      Files.write(file(), Arrays.copyOf(begun, length)); // another process has begun again
      assertThat(store.read(List.of(key(3))).get(0)).as("%d bytes", length).isEmpty();
      add(store, 0, 6);
      holds(store, 0, 6);
      assertThat(file()).as("%d bytes", length).hasSize(whole);
    }
  }

  @Test
  void refusesWhatHasChanged() throws IOException {
    add(new VectorStore(file(), DIMENSION), 1, 4);
    byte[] whole = Files.readAllBytes(file());
    byte[] changed = whole.clone();
    changed[changed.length - 1] ^= 1;
    Files.write(file(), changed);
    assertThatThrownBy(() -> new VectorStore(file(), DIMENSION).read(List.of(key(3))))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith(file() + " is damaged: the vectors at byte")
        .hasMessageEndingWith("delete it, it will be made again");
    changed = whole.clone();
    changed[0] ^= 1;
    Files.write(file(), changed);
    assertThatThrownBy(() -> new VectorStore(file(), DIMENSION).read(List.of(key(3))))
        .hasMessageContaining("it does not begin as it should");
    Files.write(file(), whole);
    assertThatThrownBy(() -> new VectorStore(file(), DIMENSION + 1).read(List.of(key(3))))
        .hasMessage(
            file() + " has vectors of 3 numbers, expected 4; delete it, it will be made again");
    changed = whole.clone();
    changed[12 + 19] = -1;
    Files.write(file(), changed);
    assertThatThrownBy(() -> new VectorStore(file(), DIMENSION).read(List.of(key(3))))
        .hasMessageContaining("there is no record at byte 12");
  }
}
