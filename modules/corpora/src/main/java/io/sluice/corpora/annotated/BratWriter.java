package io.sluice.corpora.annotated;

import io.sluice.text.document.CodePoints;
import io.sluice.text.document.Document;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes pairs of {@code .txt} and {@code .ann} files. */
final class BratWriter implements AnnotatedWriter {
  private static final Pattern SEGMENT =
      Pattern.compile("[\\p{L}\\p{N}_](?:[\\p{L}\\p{M}\\p{N}_. -]{0,150}[\\p{L}\\p{M}\\p{N}_-])?");

  private final Path directory;
  private final String layer;
  private final Notes notes;
  private final Set<String> names = new HashSet<>();

  /** What is written about spans. */
  enum Notes {
    NONE,
    PROBABILITIES
  }

  BratWriter(Path directory, String layer, Notes notes) {
    this.directory = directory;
    this.layer = layer;
    this.notes = notes;
  }

  @Override
  public void write(Document document) throws IOException {
    String id = document.id().isEmpty() ? Integer.toString(names.size() + 1) : document.id();
    Origin place = new Origin(id, 0);
    for (String segment : id.split("/", -1)) {
      if (!SEGMENT.matcher(segment).matches()) {
        throw new AnnotationException(
            place, "expected the name of a document that can name a file, found " + Excerpt.of(id));
      }
    }
    if (!names.add(id.toLowerCase(Locale.ROOT))) {
      throw new AnnotationException(place, "expected every document once, found it a second time");
    }
    List<Span> spans = SpanLayer.spans(document, layer);
    WellFormed.check(document.text(), place);
    CodePoints points = CodePoints.of(document.text());
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < spans.size(); i++) {
      Span span = spans.get(i);
      if (!span.label().matches("\\S+")) {
        throw new AnnotationException(
            place, "brat needs labels without blanks, found " + Excerpt.of(span.label()));
      }
      WellFormed.check(span.label(), place);
      lines
          .append('T')
          .append(i + 1)
          .append('\t')
          .append(span.label())
          .append(' ')
          .append(points.fromUtf16(span.start()))
          .append(' ')
          .append(points.fromUtf16(span.end()))
          .append('\t')
          .append(BratSpans.oneLine(span.text()))
          .append('\n');
      if (notes == Notes.PROBABILITIES) {
        note(lines, i + 1, span.probability());
      }
    }
    Path text = directory.resolve(id + ".txt");
    Path parent = text.toAbsolutePath().getParent();
    Files.createDirectories(parent == null ? directory : parent);
    Files.writeString(text, ByteOrderGuard.guarded(document.text()), StandardCharsets.UTF_8);
    Files.writeString(directory.resolve(id + ".ann"), lines, StandardCharsets.UTF_8);
  }

  private static void note(StringBuilder lines, int number, double probability) {
    lines
        .append('#')
        .append(number)
        .append("\tAnnotatorNotes T")
        .append(number)
        .append('\t')
        .append(String.format(Locale.ROOT, "%.4f", probability))
        .append('\n');
  }

  @Override
  public void close() {}
}
