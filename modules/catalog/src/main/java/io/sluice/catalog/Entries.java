package io.sluice.catalog;

import io.sluice.corpora.Globs;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.tukaani.xz.XZInputStream;

/**
 * Puts the selected entries of an archive or a directory together in the order of their names; each
 * begins on a new line. Entries whose name ends with {@code .gz} or {@code .xz} are uncompressed.
 */
final class Entries {
  /** The most memory that unpacking an xz file may take. */
  private static final int XZ_MEMORY_KIB = 256 << 10;

  /** Opens an entry by its name. */
  interface Opener {
    InputStream open(String name) throws IOException;
  }

  private Entries() {}

  /** Joins entries of a zip or jar file. */
  static void fromZip(Path archive, Globs selection, BoundedOutput target) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      List<String> names =
          zip.stream().filter(entry -> !entry.isDirectory()).map(ZipEntry::getName).toList();
      join(archive.getFileName().toString(), names, selection, name -> open(zip, name), target);
    }
  }

  private static InputStream open(ZipFile zip, String name) throws IOException {
    ZipEntry entry = zip.getEntry(name);
    if (entry == null) {
      throw new FetchException("the entry " + name + " cannot be read");
    }
    return zip.getInputStream(entry);
  }

  /** Joins files below a directory. */
  static void fromDirectory(Path directory, Globs selection, BoundedOutput target)
      throws IOException {
    List<String> names;
    try (Stream<Path> files = Files.walk(directory)) {
      names =
          files
              .filter(Files::isRegularFile)
              .map(file -> directory.relativize(file).toString().replace('\\', '/'))
              .toList();
    } catch (UncheckedIOException e) {
      throw new FetchException("cannot list the files below " + directory, e);
    }
    join(
        directory.toString(),
        names,
        selection,
        name -> Files.newInputStream(directory.resolve(name)),
        target);
  }

  /** Joins those of {@code names} that are selected. */
  static void join(
      String place, Collection<String> names, Globs selection, Opener opener, BoundedOutput target)
      throws IOException {
    List<String> selected = names.stream().filter(selection::matches).distinct().sorted().toList();
    if (selected.isEmpty()) {
      throw new FetchException(
          "nothing in "
              + place
              + " matches "
              + selection.include()
              + (selection.exclude().isEmpty() ? "" : " without " + selection.exclude()));
    }
    byte last = '\n';
    for (String name : selected) {
      if (last != '\n') {
        target.write('\n');
      }
      try (LastByte entry = new LastByte(uncompressed(name, opener.open(name)))) {
        target.copy(entry);
        last = entry.last;
      }
    }
  }

  /** The bytes themselves, uncompressed if the name ends with {@code .gz} or {@code .xz}. */
  static InputStream uncompressed(String name, InputStream raw) throws IOException {
    if (name.endsWith(".xz")) {
      return unpacked(name, raw);
    }
    if (!name.endsWith(".gz")) {
      return raw;
    }
    try {
      return new GZIPInputStream(new BufferedInputStream(raw, 1 << 16), 1 << 16);
    } catch (IOException e) {
      raw.close();
      throw new FetchException(name + " is not a gzip file although its name ends with .gz", e);
    }
  }

  private static InputStream unpacked(String name, InputStream raw) throws IOException {
    try {
      return new XZInputStream(new BufferedInputStream(raw, 1 << 16), XZ_MEMORY_KIB);
    } catch (IOException e) {
      raw.close();
      throw new FetchException(
          name + " is not an xz file although its name ends with .xz, or needs too much memory", e);
    }
  }

  private static final class LastByte extends FilterInputStream {
    private byte last = '\n';

    LastByte(InputStream source) {
      super(source);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = in.read(target, offset, length);
      if (count > 0) {
        last = target[offset + count - 1];
      }
      return count;
    }
  }
}
