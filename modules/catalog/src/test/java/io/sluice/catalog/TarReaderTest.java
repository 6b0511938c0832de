package io.sluice.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TarReaderTest {
  private static final String LONG = "package/" + "directory/".repeat(20) + "file.txt";

  @Test
  void readsFilesAndSkipsEverythingElse() throws IOException {
    byte[] tar =
        new TarFile()
            .add("package/", '5', "")
            .add("package/a.txt", "x".repeat(1000))
            .add("package/link", '2', "")
            .add("./b.txt", "")
            .add("c.txt", "some/prefix", '0', "see")
            .toBytes();
    assertThat(read(tar))
        .containsExactly(
            Map.entry("package/a.txt", "x".repeat(1000)),
            Map.entry("b.txt", ""),
            Map.entry("some/prefix/c.txt", "see"));
  }

  @Test
  void longNamesComeFromPaxAndGnuHeaders() throws IOException {
    int length = LONG.length() + 10;
    byte[] pax =
        new TarFile()
            .add("pax", 'x', length + " path=" + LONG + "\n")
            .add("short", "pax content")
            .add("plain", "after")
            .toBytes();
    assertThat(read(pax)).containsEntry(LONG, "pax content").containsEntry("plain", "after");
    byte[] gnu = new TarFile().add("gnu", 'L', LONG + "\0").add("short", "gnu content").toBytes();
    assertThat(read(gnu)).containsExactly(Map.entry(LONG, "gnu content"));
  }

  @Test
  void namesThatLeadOutAreRefused() {
    for (String name :
        new String[] {"../x", "a/../../x", "/etc/passwd", "a\\..\\x", "C:/x", "package/.."}) {
      byte[] tar = new TarFile().add(name, "evil").toBytes();
      assertThatThrownBy(() -> read(tar))
          .as(name)
          .isInstanceOf(FetchException.class)
          .hasMessageContaining("dangerous name");
    }
    byte[] pax =
        new TarFile().add("pax", 'x', "17 path=../../x\n\n").add("short", "evil").toBytes();
    assertThatThrownBy(() -> read(pax)).isInstanceOf(FetchException.class);
  }

  @Test
  void damagedFilesEndInOneClearException() {
    byte[] good = new TarFile().add("a.txt", "content").add("b.txt", "content").toBytes();
    for (long seed = 0; seed < 2000; seed++) {
      Random random = new Random(seed);
      byte[] bad = Arrays.copyOf(good, random.nextBoolean() ? good.length : random.nextInt(2048));
      for (int i = 0; i < random.nextInt(3) && bad.length > 0; i++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        read(bad);
      } catch (IOException e) {
        assertThat(e).as("seed %d", seed).isNotNull();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  @Test
  void hugeExtendedHeadersAreNotRead() {
    byte[] tar = new TarFile().add("pax", 'x', "9".repeat(70_000)).add("a", "b").toBytes();
    assertThatThrownBy(() -> read(tar)).hasMessageContaining("extended header of 70000 bytes");
  }

  private static Map<String, String> read(byte[] tar) throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    TarReader reader = new TarReader(new ByteArrayInputStream(tar));
    for (Optional<TarReader.Entry> entry = reader.next();
        entry.isPresent();
        entry = reader.next()) {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      reader.copyTo(new BoundedOutput(content, 100_000, count -> {}));
      files.put(entry.get().name(), content.toString(StandardCharsets.UTF_8));
    }
    return files;
  }
}
