package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of damaged files: each reads as the original, or ends in the one exception. */
@Timeout(120)
class ModelFileMutationTest {
  /** Buffers and parser tables; the file itself has some three kilobytes. */
  private static final long ALLOCATION_BOUND = 2 << 20;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  @TempDir Path directory;

  private Path original() throws IOException {
    return original(TinyModel.contents());
  }

  private Path original(ModelContents contents) throws IOException {
    Path file = directory.resolve("original.sluice");
    ModelFile.write(file, contents);
    return file;
  }

  @Test
  void damagedFilesReadAsTheOriginalOrAreRefused() throws IOException {
    damage(original(), 0, 2000);
  }

  @Test
  void damagedFilesOfNarrowWeightsReadAsTheOriginalOrAreRefused() throws IOException {
    damage(original(TinyModel.narrowContents()), 0, 1000);
  }

  @Test
  @Tag("heavy")
  void manyDamagedFilesReadAsTheOriginalOrAreRefused() throws IOException {
    damage(original(), 2000, 20_000);
  }

  private void damage(Path original, long from, long to) throws IOException {
    ModelFile expected = ModelFile.read(original);
    byte[] bytes = Files.readAllBytes(original);
    int refused = 0;
    for (long seed = from; seed < to; seed++) {
      Path mutant = Files.write(directory.resolve("m"), new Mutation(seed).apply(bytes));
      if (!readsWithinBounds(mutant, expected, seed)) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan((int) (0.9 * (to - from)));
  }

  @Test
  void everySingleFlippedBitReadsAsTheOriginalOrIsRefused() throws IOException {
    Path original = original();
    ModelFile expected = ModelFile.read(original);
    byte[] bytes = Files.readAllBytes(original);
    for (int at = 0; at < bytes.length; at++) {
      byte[] mutant = bytes.clone();
      mutant[at] ^= (byte) (1 << (at * 5 % 8));
      readsWithinBounds(Files.write(directory.resolve("m"), mutant), expected, at);
    }
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    Path original = original();
    ModelFile expected = ModelFile.read(original);
    byte[] bytes = Files.readAllBytes(original);
    for (int length = 0; length < bytes.length; length++) {
      Path mutant = Files.write(directory.resolve("m"), Arrays.copyOf(bytes, length));
      assertThat(readsWithinBounds(mutant, expected, length)).as("length %d", length).isFalse();
    }
  }

  /** A hostile author makes the checksums fit, so that the damage reaches the parsers behind. */
  @Test
  void damageWithFittingChecksumsIsReadOrRefused() throws IOException {
    reseal(original(), 0, 1500);
  }

  @Test
  void damageOfNarrowWeightsWithFittingChecksumsIsReadOrRefused() throws IOException {
    reseal(original(TinyModel.narrowContents()), 0, 1000);
  }

  @Test
  @Tag("heavy")
  void muchDamageWithFittingChecksumsIsReadOrRefused() throws IOException {
    reseal(original(), 1500, 15_000);
  }

  private void reseal(Path original, long from, long to) throws IOException {
    ModelFile.read(original); // classes are loaded before what is allocated is counted
    int entries = RawModel.of(original).entries.size();
    int read = 0;
    for (long seed = from; seed < to; seed++) {
      RawModel raw = RawModel.of(original);
      int chosen = new SplittableRandom(seed).nextInt(entries);
      Mutation mutation = new Mutation(seed);
      raw.reseal(raw.entries.get(chosen).name(), mutation::apply);
      if (readsWithinBounds(raw.write(directory.resolve("m")), null, seed)) {
        read++;
      }
    }
    // a changed vocabulary or card with the right checksum is a proper file
    assertThat(read / (double) (to - from)).isBetween(0.1, 0.9);
  }

  /** True if the file was read, false if refused; anything else fails the test. */
  private static boolean readsWithinBounds(Path file, @Nullable ModelFile expected, long seed)
      throws IOException {
    long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    boolean accepted;
    try {
      ModelFile read = ModelFile.read(file);
      accepted = true;
      if (expected != null) {
        assertThat(read).as("seed %d", seed).isEqualTo(expected);
      }
    } catch (ModelFormatException e) {
      accepted = false;
      assertThat(e.getMessage()).as("seed %d", seed).startsWith(file.toString()).contains("; ");
      assertThat(e.getMessage()).as("seed %d", seed).doesNotContainPattern("\\p{Cntrl}");
    }
    long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    assertThat(allocated).as("seed %d: bytes allocated", seed).isLessThan(ALLOCATION_BOUND);
    return accepted;
  }
}
