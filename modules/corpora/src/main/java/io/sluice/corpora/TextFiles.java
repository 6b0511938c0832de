package io.sluice.corpora;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Finds the files texts are made of, always in the same order. */
final class TextFiles {
  private TextFiles() {}

  static TextPart part(Path file, TextPart.Stamp stamp) throws IOException {
    if (Files.isDirectory(file) || !Files.exists(file)) {
      throw new NoSuchFileException(
          file.toString(),
          null,
          Files.exists(file) ? "this is a directory, expected a file" : "there is no such file");
    }
    boolean compressed = file.getFileName().toString().endsWith(".gz");
    ReadOnce once = ReadOnce.of(file);
    boolean repeats = Files.isRegularFile(file);
    TextPart.Content raw = repeats ? () -> Files.newInputStream(file) : once::open;
    return new TextPart(
        file.toString(),
        repeats ? stamp : once,
        compressed,
        () -> compressed ? unzip(file, raw.open()) : raw.open());
  }

  private static InputStream unzip(Path file, InputStream raw) throws IOException {
    try {
      return new GZIPInputStream(new BufferedInputStream(raw, 1 << 16), 1 << 16);
    } catch (IOException e) {
      raw.close();
      throw new IOException(file + ": not a gzip file although its name ends with .gz", e);
    }
  }

  static List<TextPart> directory(Path directory, Globs selection) throws IOException {
    TreeMap<String, Path> selected = new TreeMap<>(Comparator.comparing(TextFiles::utf8Order));
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String relative = directory.relativize(file).toString().replace('\\', '/');
        if (selection.matches(relative)) {
          selected.put(relative, file);
        }
      }
    } catch (UncheckedIOException e) {
      throw new IOException(directory + ": cannot list the files below it", e);
    }
    if (selected.isEmpty()) {
      throw nothingSelected(directory, selection);
    }
    List<TextPart> parts = new ArrayList<>(selected.size());
    for (Path file : selected.values()) {
      parts.add(part(file, HashedFile.of(file)));
    }
    return parts;
  }

  private static IOException nothingSelected(Path place, Globs selection) {
    return new NoSuchFileException(
        place.toString(),
        null,
        selection.equals(Globs.ALL)
            ? "there is no file in it"
            : "nothing in it matches "
                + selection.include()
                + (selection.exclude().isEmpty() ? "" : " without " + selection.exclude()));
  }

  /** Code point order, which is the order of UTF-8 bytes: surrogates sort behind U+FFFF. */
  private static String utf8Order(String name) {
    StringBuilder key = new StringBuilder(name.length());
    name.chars()
        .map(c -> c >= 0xe000 ? c - 0x800 : c >= 0xd800 ? c + 0x2000 : c)
        .forEach(c -> key.append((char) c));
    return key.toString();
  }
}
