package io.sluice.model;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The entries of a model file as a hostile author sees them: any name, any bytes, in any order, and
 * checksums made to fit.
 */
final class RawModel {
  record Entry(String name, byte[] bytes) {}

  final List<Entry> entries = new ArrayList<>();

  /** The entries of a proper file. */
  static RawModel of(Path file) throws IOException {
    RawModel raw = new RawModel();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      StoredZipReader zip = new StoredZipReader(channel, file.toString(), 100);
      for (StoredZipReader.Entry entry : zip.entries().values()) {
        try (var in = zip.open(entry)) {
          raw.entries.add(new Entry(entry.name(), in.readAllBytes()));
        }
      }
    }
    return raw;
  }

  byte[] bytes(String name) {
    return entries.get(index(name)).bytes();
  }

  /** Replaces an entry's bytes and, in the manifest, its checksum. */
  RawModel reseal(String name, UnaryOperator<byte[]> change) {
    byte[] before = bytes(name);
    byte[] after = change.apply(before.clone());
    entries.set(index(name), new Entry(name, after));
    if (!name.equals(EntryNames.MANIFEST)) {
      editManifest(manifest -> manifest.replace(Sha256.of(before), Sha256.of(after)));
    }
    return this;
  }

  RawModel editManifest(UnaryOperator<String> edit) {
    return reseal(
        EntryNames.MANIFEST,
        bytes ->
            edit.apply(new String(bytes, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
  }

  RawModel add(String name, String text) {
    entries.add(new Entry(name, text.getBytes(StandardCharsets.UTF_8)));
    return this;
  }

  RawModel remove(String name) {
    entries.remove(index(name));
    return this;
  }

  /** Writes the entries as they are, with proper headers and CRC-32. */
  Path write(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      StoredZipWriter zip = new StoredZipWriter(channel);
      for (Entry entry : entries) {
        zip.entry(entry.name(), entry.bytes());
      }
      zip.finish();
    }
    return file;
  }

  private int index(String name) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).name().equals(name)) {
        return i;
      }
    }
    throw new AssertionError("no entry " + name);
  }
}
