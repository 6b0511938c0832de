package io.sluice.corpora.annotated;

import io.sluice.text.document.Origin;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.util.Optional;

/**
 * The values of a JSON file one by one: each on a line of its own, or all in one array, which the
 * first character that is no blank tells.
 */
final class JsonValues implements Closeable {
  private final LineReader lines;
  private final JsonArrayItems items;
  private Optional<JsonLayout> layout = Optional.empty();
  private boolean hasLine;

  JsonValues(Reader source, String name) {
    this.lines = new LineReader(source, name);
    this.items = new JsonArrayItems(lines);
  }

  /** How they stand in the file, of which no more is read than it takes to tell. */
  JsonLayout layout() throws IOException {
    if (layout.isEmpty()) {
      layout = Optional.of(begin());
    }
    return layout.get();
  }

  private JsonLayout begin() throws IOException {
    long before = 0;
    while (lines.nextPiece()) {
      if (!ColumnSplitter.isBlank(lines.line())) {
        if (lines.line().stripLeading().startsWith("[")) {
          items.begin(before);
          return JsonLayout.ARRAY;
        }
        lines.complete();
        hasLine = true;
        return JsonLayout.LINES;
      }
      before = lines.ended() ? 0 : before + lines.line().length();
    }
    return JsonLayout.LINES;
  }

  /**
   * Finds the next value; false at the end.
   *
   * @throws AnnotationException if it cannot be told where it is
   */
  boolean next() throws IOException {
    if (layout() == JsonLayout.ARRAY) {
      return items.next();
    }
    if (hasLine) {
      hasLine = false;
      return true;
    }
    while (lines.next()) {
      if (!ColumnSplitter.isBlank(lines.line())) {
        return true;
      }
    }
    return false;
  }

  /**
   * The value that was found.
   *
   * @throws IllegalArgumentException that says what is wrong with it
   */
  JsonNode value() throws IOException {
    return layout() == JsonLayout.ARRAY ? items.object() : JsonParser.parse(lines.line());
  }

  /** What was thrown of the value, with its place. */
  AnnotationException located(IllegalArgumentException problem) throws IOException {
    long line = problem instanceof JsonSyntaxException syntax ? syntax.line() : 0;
    Origin place = new Origin(origin().source(), origin().line() + line);
    return new AnnotationException(place, problem.getMessage() + hint());
  }

  /** How to make lines of JSON that is written otherwise. */
  private String hint() throws IOException {
    return layout() == JsonLayout.LINES && lines.line().strip().equals("{")
        ? "; a JSON object a line is expected, or one array of them, not an object over several"
            + " lines: convert it, for example with jq -c ."
        : "";
  }

  /** Whether more can be read behind the value. */
  boolean isWhole() throws IOException {
    return layout() == JsonLayout.LINES || items.isWhole();
  }

  /** Where the value begins. */
  Origin origin() throws IOException {
    return layout() == JsonLayout.ARRAY ? items.origin() : lines.origin();
  }

  LineEnding lineEnding() throws IOException {
    return lines.lineEnding();
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
