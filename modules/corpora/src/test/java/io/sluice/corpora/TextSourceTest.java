package io.sluice.corpora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class TextSourceTest {
  @TempDir private Path directory;

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aDeviceIsReadOnce() throws IOException {
    TextSource source = TextSource.file(Path.of("/dev/null"));
    assertThat(source.repeats()).isFalse();
    try (var reader = source.open()) {
      assertThat(reader.read()).isEqualTo(-1);
    }
    assertThatThrownBy(() -> source.open().read())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("/dev/null: this is a pipe or a device, which can be read only once");
    assertThatThrownBy(source::stamp).hasMessageContaining("write it to a file first");
  }

  @Test
  void aGzipFileReadsLikeThePlainOne() throws IOException {
    String text = "Größe 😀\r\n".repeat(20_000);
    Path plain = write("a.txt", text);
    Path packed = directory.resolve("a.txt.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(read(TextSource.file(plain))).isEqualTo(text);
    assertThat(read(TextSource.file(packed))).isEqualTo(text);
    assertThat(TextSource.file(packed).length()).isEqualTo(text.codePointCount(0, text.length()));
  }

  @Test
  void randomTextIsReadExactly() throws IOException {
    for (long seed = 0; seed < 30; seed++) {
      String text = RandomText.next(new Random(seed), 100_000);
      assertThat(read(TextSource.file(write("r.txt", text)))).as("seed %d", seed).isEqualTo(text);
    }
  }

  @Test
  void whatHasComeIsHandedOnBeforeWaitingForMore() throws IOException {
    InputStream live =
        new InputStream() {
          private boolean read;

          @Override
          public int read() {
            throw new AssertionError("waits for more");
          }

          @Override
          public int read(byte[] target, int offset, int length) {
            if (read) {
              return read();
            }
            read = true;
            target[offset] = 'a';
            target[offset + 1] = '\n';
            return 2;
          }
        };
    Reader reader = TextSource.reader("live", live);
    char[] target = new char[10];
    assertThat(reader.read(target, 0, target.length)).isEqualTo(2);
    assertThat(target).startsWith('a', '\n');
  }

  @Test
  void theFirstBadByteIsReportedWithFileLineAndOffset() throws IOException {
    Path file = directory.resolve("latin1.txt");
    byte[] start = "x\n".repeat(70_000).getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(start);
      out.write("caf\u00e9 au lait\n".getBytes(StandardCharsets.ISO_8859_1));
    }
    assertThatThrownBy(() -> read(TextSource.file(file)))
        .isInstanceOf(BadEncodingException.class)
        .hasMessageContaining(
            "latin1.txt:70001: byte 0xE9 at offset " + (start.length + 3) + " is not UTF-8")
        .hasMessageContaining("iconv");
  }

  @Test
  void utf16IsRecognised() throws IOException {
    for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      Path file = directory.resolve("wide.txt");
      Files.write(file, "\ufeffwide".getBytes(charset));
      assertThatThrownBy(() -> read(TextSource.file(file)))
          .isInstanceOf(BadEncodingException.class)
          .hasMessageContaining("wide.txt:1: byte 0xF")
          .hasMessageContaining("looks like UTF-16")
          .hasMessageContaining("iconv -f UTF-16 -t UTF-8 " + file + " > ");
    }
  }

  @Test
  void aCharacterCutOffAtTheEndIsBad() throws IOException {
    Path file = directory.resolve("cut.txt");
    Files.write(file, new byte[] {'a', '\n', (byte) 0xf0, (byte) 0x9f});
    assertThatThrownBy(() -> read(TextSource.file(file)))
        .isInstanceOf(BadEncodingException.class)
        .hasMessageContaining("cut.txt:2: byte 0xF0 at offset 2");
  }

  @Test
  void aByteOrderMarkIsDroppedOnlyAtTheStart() throws IOException {
    assertThat(read(TextSource.file(write("bom.txt", "\ufeffa\ufeffb")))).isEqualTo("a\ufeffb");
    assertThat(read(TextSource.file(write("only.txt", "\ufeff")))).isEmpty();
    assertThat(read(TextSource.file(write("empty.txt", "")))).isEmpty();
  }

  @Test
  void lineEndsBecomeUnixWhereverTheBufferEnds() throws IOException {
    for (int length : new int[] {0, 1, 65_535, 65_536}) {
      String text = "x".repeat(length) + "\r\na\rb\n\r\n\r\r\nc\r";
      String expected = "x".repeat(length) + "\na\nb\n\n\n\nc\n";
      TextSource source = TextSource.file(write("l.txt", text));
      assertThat(read(source)).isEqualTo(text);
      assertThat(read(source.lineEnds(LineEnds.UNIX))).isEqualTo(expected);
    }
  }

  @Test
  void aDirectoryIsReadInTheOrderOfItsPaths() throws IOException {
    write("b.txt", "last");
    write("sub/z.txt", "deep");
    write("B.txt", "upper\n");
    write("a.md", "not selected");
    TextSource source =
        TextSource.directory(directory, new Globs(List.of("**/*.txt"), List.of("skip/**")));
    assertThat(read(source)).isEqualTo("upper\nlast\ndeep");
    assertThatThrownBy(() -> TextSource.directory(directory, Globs.of("*.xml")))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessageContaining("nothing in it matches [*.xml]");
  }

  @Test
  void rangesCountCodePoints() throws IOException {
    String text = "a😀b😀c";
    TextSource source = TextSource.of("memory", text);
    assertThat(read(source.range(1, 3))).isEqualTo("😀b");
    assertThat(read(source.range(1, 4).range(1, 100))).isEqualTo("b😀");
    assertThat(read(source.range(2, 2))).isEmpty();
    assertThat(read(source.range(4, Long.MAX_VALUE))).isEqualTo("c");
    assertThat(read(source.range(9, 12))).isEmpty();
  }

  @Test
  void theStampIsThatOfTheContent() throws IOException {
    Path file = write("s.txt", "one");
    String stamp = TextSource.file(file).stamp();
    FileTime time = Files.getLastModifiedTime(file);
    Files.setLastModifiedTime(file, FileTime.fromMillis(0));
    assertThat(TextSource.file(file).stamp()).as("older").isEqualTo(stamp);
    assertThat(TextSource.file(write("t.txt", "one")).stamp()).as("elsewhere").isEqualTo(stamp);
    assertThat(TextSource.of("memory", "one").stamp()).as("in memory").isEqualTo(stamp);
    assertThat(TextSource.file(file, Checksums.sha256(file)).stamp()).as("known").isEqualTo(stamp);
    assertThat(TextSource.file(write("s.gz", "one")).stamp()).as("packed").isNotEqualTo(stamp);
    write("s.txt", "two");
    Files.setLastModifiedTime(file, time);
    assertThat(TextSource.file(file).stamp()).as("same size and time").isNotEqualTo(stamp);
  }

  @Test
  void theStampChangesWithTheFile() throws IOException {
    Path file = write("s.txt", "one");
    String before = TextSource.file(file).stamp();
    assertThat(TextSource.file(file).stamp()).isEqualTo(before);
    assertThat(TextSource.file(file).range(0, 2).stamp()).isNotEqualTo(before);
    write("s.txt", "three");
    assertThat(TextSource.file(file).stamp()).isNotEqualTo(before);
  }

  @Test
  void whatIsMissingOrNotGzipIsNamed() throws IOException {
    assertThatThrownBy(() -> TextSource.file(directory.resolve("none.txt")))
        .hasMessageContaining("none.txt: there is no such file");
    TextSource notGzip = TextSource.file(write("fake.gz", "plain"));
    assertThatThrownBy(() -> read(notGzip)).hasMessageContaining("fake.gz: not a gzip file");
  }

  private Path write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  static String read(TextSource source) throws IOException {
    StringWriter text = new StringWriter();
    try (Reader reader = source.open()) {
      reader.transferTo(text);
    }
    return text.toString();
  }
}
