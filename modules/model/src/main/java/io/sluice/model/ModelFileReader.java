package io.sluice.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Reads a model file from someone we do not know.
 *
 * <ol>
 *   <li>The path is a regular file within the limit.
 *   <li>The zip layout is the strict one ({@link StoredZipReader}) and every entry has a known
 *       name.
 *   <li>The manifest is well formed, of a known version, and vouches for exactly the other entries.
 *   <li>Every entry is within its limit and has the checksums of directory and manifest; those of
 *       the manifest are compared last.
 * </ol>
 */
final class ModelFileReader {
  private static final String COPY_AGAIN = "the file is damaged or was changed: copy it again";
  private static final int FIXED_ENTRIES = 3;

  private final Path file;
  private final ModelLimits limits;

  ModelFileReader(Path file, ModelLimits limits) {
    this.file = ModelFiles.file(file);
    this.limits = limits;
  }

  /** One body of an entry, read from a stream that sums it up. */
  @FunctionalInterface
  private interface Body<T> {
    T read(InputStream in) throws IOException;
  }

  Manifest readManifest() throws IOException {
    ModelFiles.checkedSize(file, limits);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      return manifest(open(channel));
    }
  }

  /** Reads everything; {@code accept} may refuse the manifest before the weights are read. */
  ModelFile read(Consumer<Manifest> accept) throws IOException {
    ModelFiles.checkedSize(file, limits);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      StoredZipReader zip = open(channel);
      try (EntryDigests digests = EntryDigests.start(zip)) {
        Manifest manifest = manifest(zip);
        accept.accept(manifest);
        Map<String, String> vocabularies = vocabularies(zip, manifest);
        String readme = text(zip, EntryNames.CARD, limits.maxCardBytes());
        StoredZipReader.Entry entry = entry(zip, EntryNames.WEIGHTS);
        SafetensorsReader reader = new SafetensorsReader(where(EntryNames.WEIGHTS), limits);
        TensorBundle weights = verified(zip, entry, in -> reader.read(in, entry.size()));
        checkDigests(manifest.checksums(), digests.await());
        return new ModelFile(manifest, vocabularies, weights, readme);
      }
    }
  }

  private StoredZipReader open(FileChannel channel) throws IOException {
    StoredZipReader zip =
        new StoredZipReader(channel, file.toString(), FIXED_ENTRIES + limits.maxVocabularies());
    zip.entries().keySet().forEach(name -> EntryNames.check(file.toString(), name));
    return zip;
  }

  private Manifest manifest(StoredZipReader zip) throws IOException {
    byte[] bytes = bytes(zip, EntryNames.MANIFEST, limits.maxManifestBytes());
    Manifest manifest = ManifestJson.read(bytes, where(EntryNames.MANIFEST), limits);
    Set<String> missing = new TreeSet<>(manifest.checksums().keySet());
    missing.removeAll(zip.entries().keySet());
    Set<String> extra = new TreeSet<>(zip.entries().keySet());
    extra.removeAll(manifest.checksums().keySet());
    extra.remove(EntryNames.MANIFEST);
    if (!missing.isEmpty() || !extra.isEmpty()) {
      throw new ModelFormatException(
          file.toString(),
          "entries",
          "missing " + missing + ", extra " + extra,
          "exactly those that the manifest vouches for",
          COPY_AGAIN);
    }
    return manifest;
  }

  private Map<String, String> vocabularies(StoredZipReader zip, Manifest manifest)
      throws IOException {
    Map<String, String> texts = new TreeMap<>();
    long left = limits.maxVocabularyBytes();
    for (String name : manifest.vocabularies()) {
      String entry = EntryNames.vocabularyEntry(name);
      texts.put(name, text(zip, entry, left));
      left -= entry(zip, entry).size();
    }
    return texts;
  }

  private String text(StoredZipReader zip, String name, long mostBytes) throws IOException {
    byte[] bytes = bytes(zip, name, mostBytes);
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ModelFormatException(where(name), "text", "other bytes", "UTF-8", COPY_AGAIN);
    }
  }

  private byte[] bytes(StoredZipReader zip, String name, long mostBytes) throws IOException {
    StoredZipReader.Entry entry = entry(zip, name);
    if (entry.size() > mostBytes) {
      throw new ModelFormatException(
          where(name),
          "size in bytes",
          entry.size(),
          "at most " + mostBytes,
          "raise the limit if you trust the file");
    }
    return verified(zip, entry, in -> in.readNBytes((int) entry.size()));
  }

  private StoredZipReader.Entry entry(StoredZipReader zip, String name) {
    StoredZipReader.Entry entry = zip.entries().get(name);
    if (entry == null) {
      throw new ModelFormatException(
          file.toString(),
          "entry " + name + " is missing",
          zip.entries().keySet(),
          "it among them",
          "give a model file");
    }
    return entry;
  }

  /** Reads an entry and compares its CRC-32. */
  private <T> T verified(StoredZipReader zip, StoredZipReader.Entry entry, Body<T> body)
      throws IOException {
    CRC32 crc = new CRC32();
    T value;
    try (InputStream in = new CheckedInputStream(zip.open(entry), crc)) {
      value = body.read(in);
    }
    if ((int) crc.getValue() != entry.crc()) {
      throw new ModelFormatException(
          where(entry.name()),
          "CRC-32",
          Integer.toHexString((int) crc.getValue()),
          Integer.toHexString(entry.crc()),
          COPY_AGAIN);
    }
    return value;
  }

  private void checkDigests(Map<String, String> expected, Map<String, String> found) {
    expected.forEach(
        (entry, checksum) -> {
          String sum = String.valueOf(found.get(entry));
          if (!checksum.equals(sum)) {
            throw new ModelFormatException(where(entry), "SHA-256", sum, checksum, COPY_AGAIN);
          }
        });
  }

  private String where(String entry) {
    return file + ": " + entry;
  }
}
