package io.sluice.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One file for every trick we know of; each ends in the one exception, which says what is wrong.
 */
class HostileModelFileTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeProperFile() throws IOException {
    file = directory.resolve("model.sluice");
    ModelFile.write(file, TinyModel.contents());
  }

  private void assertRefused(String... messageParts) {
    assertThatThrownBy(() -> ModelFile.read(file))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining("model.sluice")
        .hasMessageContainingAll(messageParts);
  }

  private RawModel raw() throws IOException {
    return RawModel.of(file);
  }

  private void editManifest(UnaryOperator<String> edit) throws IOException {
    raw().editManifest(edit).write(file);
  }

  private static byte[] zip(int method, String name, byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setMethod(method);
      zip.putNextEntry(new ZipEntry(name));
      zip.write(bytes);
      zip.closeEntry();
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../manifest.json",
        "/etc/passwd",
        "vocabulary/../../x.txt",
        "vocabulary\\\\symbols.txt",
        "C:x.txt",
        "vocabulary/",
        "vocabulary/.txt",
        "vocabulary/a/b.txt",
        "vocabulary/a.txt ",
        "code.class",
        "Weights.bin",
        "\u001b[31mred"
      })
  void unknownEntryNamesAreRefused(String name) throws IOException {
    raw().add(name, "x").write(file);

    assertRefused("entry name", "do not use this file");
  }

  @Test
  void duplicatesAndCaseClashesAreRefused() throws IOException {
    byte[] proper = Files.readAllBytes(file);
    raw().add("README.md", "another").write(file);
    assertRefused("entry name: found README.md, expected it once; README.md came before");

    Files.write(file, proper);
    raw().add("Manifest.JSON", "{}").write(file);
    assertRefused("entry name: found Manifest.JSON, expected it once; manifest.json came before");
  }

  @Test
  void missingAndExtraEntriesAreRefused() throws IOException {
    byte[] proper = Files.readAllBytes(file);
    raw().remove("manifest.json").write(file);
    assertRefused("entry manifest.json is missing");

    for (String entry :
        new String[] {"weights.safetensors", "README.md", "vocabulary/symbols.txt"}) {
      Files.write(file, proper);
      raw().remove(entry).write(file);
      assertRefused("entries: found missing [" + entry + "], extra []");
    }
    Files.write(file, proper);
    raw().add("vocabulary/extra.txt", "x").write(file);
    assertRefused("entries: found missing [], extra [vocabulary/extra.txt]");
  }

  @Test
  void contentsThatDoNotMatchTheManifestAreRefused() throws IOException {
    RawModel raw = raw();
    String manifest = new String(raw.bytes("manifest.json"), StandardCharsets.UTF_8);
    raw.reseal("vocabulary/symbols.txt", bytes -> new byte[] {'x'});
    raw.reseal("manifest.json", bytes -> manifest.getBytes(StandardCharsets.UTF_8));
    raw.write(file);

    assertRefused("vocabulary/symbols.txt: SHA-256: found", "copy it again");
  }

  @Test
  void versionsFromTheFutureAreNamed() throws IOException {
    editManifest(json -> json.replace("\"formatVersion\": 1", "\"formatVersion\": 3"));

    assertRefused(
        "manifest.json: formatVersion: found 3, expected 1 to 2",
        "read it with the version of Sluice that wrote it, or a newer one");
  }

  @Test
  void newerManifestsAreRefusedForTheirVersionEvenWithOtherKeys() throws IOException {
    editManifest(
        json ->
            json.replace("\"formatVersion\": 1,", "\"formatVersion\": 7, \"signature\": \"x\","));

    assertRefused("formatVersion: found 7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "\"formatVersion\": 1; \"formatVersion\": 0; formatVersion: found 0",
        "\"formatVersion\": 1; \"formatVersion\": 1.0; expected an integer",
        "\"formatVersion\": 1; \"formatVersion\": 99999999999999999999; does not fit in 64 bits",
        "\"kind\": \"language-model\"; \"kind\": \"Language Model\"; model kind must be",
        "\"kind\": \"language-model\"; \"kind\": null; expected a string, found null",
        "\"labels\"; \"lables\"; keys: found",
        "\"labels\": [\"O\"; \"labels\": [1; element 0: expected a string",
        "\"symbols\"; \"../symbols\"; a vocabulary name must be",
        "\"symbols\"; \"a-second\"; vocabulary listed twice: a-second",
        "\"licence\"; \"license\"; keys: found",
        "\"card\": {; \"card\": [{; manifest:",
        "\"formatVersion\": 1; \"kind\": \"x\", \"formatVersion\": 1; a second time",
      })
  void badManifestsAreRefused(String from, String to, String message) throws IOException {
    editManifest(json -> json.replace(from, to));

    assertRefused("manifest.json", message);
  }

  @Test
  void badChecksumsInTheManifestAreRefused() throws IOException {
    byte[] proper = Files.readAllBytes(file);
    String weights = Safetensors.sha256(TinyModel.tensors());
    editManifest(json -> json.replace(weights, weights.substring(1)));
    assertRefused("checksum of weights.safetensors must be 64 hexadecimal digits");

    Files.write(file, proper);
    editManifest(json -> json.replace("\"README.md\"", "\"READYOU.md\""));
    assertRefused("checksums must stand for exactly");
  }

  @Test
  void deepManifestsAreRefused() throws IOException {
    String deep = "[".repeat(50_000) + "]".repeat(50_000);
    editManifest(
        json -> json.replace("\"provenance\": {", "\"provenance\": {\"a\": " + deep + ","));

    assertRefused("manifest.json", "depth");
  }

  @Test
  void compressedEntriesAreRefusedHoweverSmall() throws IOException {
    Files.write(file, zip(ZipOutputStream.DEFLATED, "manifest.json", new byte[1 << 26]));
    assertThat(Files.size(file)).isLessThan(1 << 17);

    assertRefused("flags of an entry: found 2056, expected 0");

    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    zip.putShort(6, (short) 0);
    zip.putShort(zip.getInt(bytes.length - 6) + 8, (short) 0);
    Files.write(file, bytes);
    assertRefused("compression method of an entry: found 8, expected 0, stored");
  }

  @Test
  void bytesInFrontBehindAndBetweenAreRefused() throws IOException {
    byte[] proper = Files.readAllBytes(file);
    byte[] longer = new byte[proper.length + 10];

    System.arraycopy(proper, 0, longer, 10, proper.length);
    Files.write(file, longer);
    assertRefused("first bytes: found 00000000, expected the zip file signature");

    Arrays.fill(longer, (byte) 0);
    System.arraycopy(proper, 0, longer, 0, proper.length);
    Files.write(file, longer);
    assertRefused("last 22 bytes");

    Files.write(file, new byte[0]);
    assertRefused("the file is empty");

    Files.writeString(file, "this is a text that somebody gave the wrong name");
    assertRefused("first bytes: found 74686973");
  }

  @Test
  void aFileThatIsCutOffIsToldSoWithWhatIsMissing() throws IOException {
    byte[] proper = Files.readAllBytes(file);
    ByteBuffer zip = ByteBuffer.wrap(proper).order(ByteOrder.LITTLE_ENDIAN);
    int nameLength = zip.getShort(26);
    String name = new String(proper, 30, nameLength, StandardCharsets.UTF_8);
    int end = 30 + nameLength + zip.getInt(18);

    Files.write(file, Arrays.copyOf(proper, end - 7));
    assertRefused(
        "the file is cut off: found %,d bytes, expected at least %,d: 7 bytes of %s are missing"
            .formatted(end - 7, end, name));

    for (int length = 30; length < proper.length; length++) {
      Files.write(file, Arrays.copyOf(proper, length));
      assertRefused("the file is cut off: found ");
    }
  }

  @Test
  void overlappingEntriesAreRefused() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int directory = zip.getInt(bytes.length - 6);
    int second = directory + 46 + zip.getShort(directory + 28);
    zip.putInt(second + 42, 0);
    Files.write(file, bytes);

    assertRefused("offset of an entry: found 0");
  }

  @Test
  void hugeDeclaredSizesTakeNoMemory() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int directory = zip.getInt(bytes.length - 6);
    for (int field : new int[] {18, 22, directory + 20, directory + 24}) {
      zip.putInt(field, 0xfffffff0);
    }
    Files.write(file, bytes);

    assertRefused("size of an entry: found 4294967280, expected at most");
  }

  @Test
  void filesBeyondTheLimitAreRefusedUnread() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 33);
    }

    assertRefused("size in bytes: found 8589934592, expected at most 4294967295");
  }

  @Test
  void limitsHoldForEveryPart() throws IOException {
    refusedWithin(new ModelLimits(3000, 1 << 20, 1 << 20, 1 << 20, 9, 99, 9999), "at most 3000");
    refusedWithin(
        new ModelLimits(1 << 20, 100, 1 << 20, 1 << 20, 9, 99, 9999), "manifest.json: size");
    refusedWithin(new ModelLimits(1 << 20, 1 << 20, 100, 1 << 20, 9, 99, 9999), "README.md: size");
    refusedWithin(new ModelLimits(1 << 20, 1 << 20, 1 << 20, 10, 9, 99, 9999), "symbols.txt: size");
    refusedWithin(
        new ModelLimits(1 << 20, 1 << 20, 1 << 20, 1 << 20, 1, 99, 9999), "number of entries");
    refusedWithin(
        new ModelLimits(1 << 20, 1 << 20, 1 << 20, 1 << 20, 9, 2, 9999), "weights.safetensors");
  }

  private void refusedWithin(ModelLimits limits, String message) {
    assertThatThrownBy(() -> ModelFile.read(file, limits))
        .isInstanceOf(ModelFormatException.class)
        .hasMessageContaining(message);
  }

  @Test
  void defaultLimits() {
    assertThat(ModelLimits.DEFAULT)
        .isEqualTo(
            new ModelLimits(
                4_294_967_295L, 16_777_216, 1_048_576, 268_435_456, 64, 16_384, 8_388_608));
  }

  @Test
  void vocabulariesMustBeUtf8() throws IOException {
    raw().reseal("vocabulary/symbols.txt", bytes -> new byte[] {'a', (byte) 0xff}).write(file);

    assertRefused("vocabulary/symbols.txt: text: found other bytes, expected UTF-8");
  }

  @Test
  void entriesInAnotherOrderAreTheSameModel() throws IOException {
    ModelFile expected = ModelFile.read(file);
    RawModel raw = raw();
    Collections.reverse(raw.entries);
    raw.write(file);

    assertThat(ModelFile.read(file)).isEqualTo(expected);
  }
}
