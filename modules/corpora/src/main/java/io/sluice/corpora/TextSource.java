package io.sluice.corpora;

import io.sluice.text.TextPosition;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A text that can be read again and again without ever being in memory as a whole: one file, or
 * several one after the other. Immutable; safe to share.
 *
 * <p>Files must be UTF-8; the first byte that is not ends reading with a {@link
 * BadEncodingException} that says where it is. A byte order mark at the start of a file is dropped.
 * Line ends stay as they are unless {@link #lineEnds} says otherwise. Every file begins on a new
 * line: a line feed is added between two files if the first does not end with one.
 */
public final class TextSource {
  private final String name;
  private final List<TextPart> parts;
  private final LineEnds lineEnds;
  private final long from;
  private final long to;

  private TextSource(String name, List<TextPart> parts, LineEnds lineEnds, long from, long to) {
    this.name = name;
    this.parts = parts;
    this.lineEnds = lineEnds;
    this.from = from;
    this.to = to;
  }

  private static TextSource of(String name, List<TextPart> parts) {
    return new TextSource(name, List.copyOf(parts), LineEnds.AS_WRITTEN, 0, Long.MAX_VALUE);
  }

  /** A text in memory. */
  public static TextSource of(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(
        name,
        List.of(
            new TextPart(
                name,
                () -> Checksums.sha256(bytes),
                false,
                () -> new ByteArrayInputStream(bytes))));
  }

  /**
   * A file; one whose name ends with {@code .gz} is uncompressed while it is read. A pipe or a
   * device can be opened once; asking for more is an {@link IOException}.
   */
  public static TextSource file(Path file) throws IOException {
    return of(file.toString(), List.of(TextFiles.part(file, HashedFile.of(file))));
  }

  /**
   * The same of a file that was verified just now, which spares reading it once more for {@link
   * #stamp}.
   *
   * @param sha256 of the file as it is stored, in lower-case hexadecimal
   */
  public static TextSource file(Path file, String sha256) throws IOException {
    return of(file.toString(), List.of(TextFiles.part(file, HashedFile.known(file, sha256))));
  }

  /** Several texts one after the other; they must have the same line end policy and no range. */
  public static TextSource concatenation(String name, List<TextSource> sources) {
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a text needs at least one source");
    }
    List<TextPart> parts = new ArrayList<>();
    for (TextSource source : sources) {
      if (source.from != 0
          || source.to != Long.MAX_VALUE
          || source.lineEnds != sources.get(0).lineEnds) {
        throw new IllegalArgumentException(
            "only whole texts with the same line ends can be put together, " + source + " is not");
      }
      parts.addAll(source.parts);
    }
    return of(name, parts).lineEnds(sources.get(0).lineEnds);
  }

  /** The selected files below a directory, in the order of their paths. */
  public static TextSource directory(Path directory, Globs selection) throws IOException {
    return of(directory.toString(), TextFiles.directory(directory, selection));
  }

  /** A file, or all files below a directory: what a user means who gives a path. */
  public static TextSource path(Path path) throws IOException {
    return Files.isDirectory(path) ? directory(path, Globs.ALL) : file(path);
  }

  /** The same text with another line end policy. */
  public TextSource lineEnds(LineEnds policy) {
    return new TextSource(name, parts, policy, from, to);
  }

  /**
   * A part of this text, counted in code points after byte order marks are dropped and line ends
   * are treated; what lies beyond the end of the text is empty.
   */
  public TextSource range(long start, long end) {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("need 0 <= start <= end, was " + start + ", " + end);
    }
    long first = Math.min(to, from + start);
    long last = end >= to - from ? to : from + end;
    return new TextSource(name, parts, lineEnds, first, last);
  }

  /** The name of the file, directory or archive, for messages. */
  public String name() {
    return name;
  }

  /** The names of the files this text is made of, in order. */
  public List<String> fileNames() {
    return parts.stream().map(TextPart::name).toList();
  }

  /** Whether it can be opened more than once: not if a pipe or a device is part of it. */
  public boolean repeats() {
    return parts.stream().allMatch(part -> part.stamp().repeats());
  }

  List<TextPart> parts() {
    return parts;
  }

  /**
   * The SHA-256 of each file as it is stored, by its name. The files are read when this or {@link
   * #stamp} is first asked for, and not again.
   */
  public Map<String, String> checksums() throws IOException {
    Map<String, String> checksums = new LinkedHashMap<>();
    for (TextPart part : parts) {
      checksums.put(part.name(), part.stamp().sha256());
    }
    return checksums;
  }

  /**
   * A fingerprint of the content, wherever and however old the files are; caches use it. Reads the
   * files, see {@link #checksums}.
   */
  public String stamp() throws IOException {
    StringBuilder description = new StringBuilder();
    for (TextPart part : parts) {
      description.append(part.stamp().sha256()).append(part.packed() ? " packed\n" : "\n");
    }
    description.append(lineEnds.label()).append('\n').append(from).append('\n').append(to);
    return Checksums.sha256(description.toString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @throws IOException if a file is another one now than {@link #stamp} tells
   */
  void requireUnchanged() throws IOException {
    for (TextPart part : parts) {
      part.stamp().requireUnchanged();
    }
  }

  /**
   * Reads bytes that come only once, such as standard input, as the bytes of files are read: UTF-8
   * and nothing else. Closing the reader closes them.
   *
   * @param name for messages
   */
  public static Reader reader(String name, InputStream bytes) {
    return new PartsReader(
        List.of(new TextPart(name, () -> "", false, () -> bytes)), Utf8Reader.STRICT);
  }

  /** Opens the text from its beginning; the caller closes the reader. */
  public Reader open() {
    return open(Utf8Reader.STRICT);
  }

  /**
   * Opens the text with U+FFFD in place of bytes that are not UTF-8; for examinations that go on
   * after a {@link TextReport} told of them.
   */
  public Reader openDamaged() {
    return open(place -> "\ufffd");
  }

  private Reader open(Utf8Reader.BadBytesHandler onBadBytes) {
    Reader reader = new PartsReader(parts, onBadBytes);
    if (lineEnds == LineEnds.UNIX) {
      reader = new UnixLineReader(reader);
    }
    if (from > 0 || to < Long.MAX_VALUE) {
      reader = new CodePointRangeReader(reader, from, to);
    }
    return reader;
  }

  /** Length in code points; reads the whole text. */
  public long length() throws IOException {
    long length = 0;
    char[] buffer = new char[1 << 14];
    boolean afterHigh = false;
    try (Reader reader = open()) {
      for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
        for (int i = 0; i < count; i++) {
          if (!(afterHigh && Character.isLowSurrogate(buffer[i]))) {
            length++;
          }
          afterHigh = Character.isHighSurrogate(buffer[i]);
        }
      }
    }
    return length;
  }

  /**
   * The place in the text without {@link #range} of what was found at {@code place} in this one;
   * reads up to there.
   */
  TextPosition inWhole(TextPosition place) throws IOException {
    if (from == 0) {
      return place;
    }
    long offset = from + place.offset();
    long line = 1;
    long column = 1;
    try (BufferedReader before =
        new BufferedReader(new TextSource(name, parts, lineEnds, 0, offset).open())) {
      for (int c = before.read(); c >= 0; c = before.read()) {
        if (c == '\n') {
          line++;
          column = 1;
        } else if (!Character.isLowSurrogate((char) c)) {
          column++;
        }
      }
    }
    return new TextPosition(line, column, offset);
  }

  @Override
  public String toString() {
    return from == 0 && to == Long.MAX_VALUE
        ? name
        : name + " [characters " + from + " to " + (to == Long.MAX_VALUE ? "end" : to) + "]";
  }
}
