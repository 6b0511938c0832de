package io.sluice.corpora.annotated;

import io.sluice.corpora.TextSource;
import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Span;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads pairs of {@code .txt} and {@code .ann} files. */
final class BratReader implements Documents {
  private static final String TEXT = ".txt";
  private static final String ANNOTATION = ".ann";

  private final Path root;
  private final Iterator<Path> files;
  private final Optional<String> layer;
  private final Remarks remarks = new Remarks();
  private final LinePlaces places = new LinePlaces();

  /**
   * Begins reading.
   *
   * @param layer of the spans; empty: {@code .ann} files are not read and need not be there
   */
  BratReader(Path path, Optional<String> layer) throws IOException {
    this.layer = layer;
    boolean directory = Files.isDirectory(path);
    Path parent = path.toAbsolutePath().getParent();
    this.root = directory || parent == null ? path : parent;
    List<Path> texts = directory ? texts(path) : List.of(path.toAbsolutePath());
    if (texts.isEmpty() || !directory && !path.toString().endsWith(TEXT)) {
      throw new NoSuchFileException(
          path.toString(),
          null,
          layer.isPresent()
              ? "expected .txt files, each with an .ann file beside it"
              : "expected .txt files");
    }
    this.files = texts.iterator();
  }

  private static List<Path> texts(Path directory) throws IOException {
    try (Stream<Path> below = Files.walk(directory)) {
      return below
          .filter(file -> file.toString().endsWith(TEXT) && Files.isRegularFile(file))
          .sorted()
          .toList();
    } catch (UncheckedIOException e) {
      throw new IOException(directory + ": cannot list the files below it", e);
    }
  }

  @Override
  public Optional<Document> next() throws IOException {
    if (!files.hasNext()) {
      return Optional.empty();
    }
    Path file = files.next();
    String text = text(file);
    places.begin(text, new Origin(file.toString(), 1));
    String name = root.relativize(file).toString().replace('\\', '/');
    String id = name.substring(0, name.length() - TEXT.length());
    return Optional.of(
        new Document(
            id,
            text,
            List.of(),
            layer.isPresent() ? Map.of(layer.get(), spans(file, text)) : Map.of()));
  }

  private List<Span> spans(Path file, String text) throws IOException {
    Path beside = beside(file);
    if (!Files.isRegularFile(beside)) {
      throw new AnnotationException(
          new Origin(file.toString(), 0),
          "expected a file " + beside.getFileName() + " beside it; without spans it is empty");
    }
    BratSpans spans = new BratSpans(text, remarks);
    try (LineReader lines = new LineReader(TextSource.file(beside).open(), beside.toString())) {
      while (lines.next()) {
        spans.line(lines.line(), lines.origin());
      }
    }
    return spans.spans();
  }

  /** The file with the annotation of a text. */
  static Path beside(Path text) {
    String name = text.getFileName().toString();
    return text.resolveSibling(
        name.substring(0, Math.max(0, name.length() - TEXT.length())) + ANNOTATION);
  }

  private static String text(Path file) throws IOException {
    StringBuilder text = new StringBuilder();
    char[] buffer = new char[1 << 14];
    try (Reader reader = TextSource.file(file).open()) {
      for (int count = reader.read(buffer); count >= 0; count = reader.read(buffer)) {
        if (text.length() > Limits.TEXT - count) {
          throw new AnnotationException(
              new Origin(file.toString(), 0),
              "expected a document of at most " + Limits.TEXT + " characters, found more");
        }
        text.append(buffer, 0, count);
      }
    }
    return text.toString();
  }

  @Override
  public List<Remark> remarks() {
    return remarks.list();
  }

  @Override
  public Origin origin(int offset) {
    return places.at(offset);
  }

  @Override
  public void close() {}
}
