package io.sluice.corpora.annotated;

import io.sluice.text.document.CodePoints;
import io.sluice.text.document.Origin;
import io.sluice.text.document.Span;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the lines of an {@code .ann} file. */
final class BratSpans {
  private static final Pattern PLACE = Pattern.compile("(\\S+) (\\d{1,9}) (\\d{1,9})((?:;.*)?)");
  private static final Pattern OTHER = Pattern.compile("[REAMN#*].*\t.*", Pattern.DOTALL);

  private final String text;
  private final CodePoints points;
  private final Remarks remarks;
  private final List<Span> spans = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  BratSpans(String text, Remarks remarks) {
    this.text = text;
    this.points = CodePoints.of(text);
    this.remarks = remarks;
  }

  List<Span> spans() {
    return spans;
  }

  void line(String line, Origin place) throws AnnotationException {
    if (line.isBlank()) {
      return;
    }
    if (!line.startsWith("T")) {
      if (!OTHER.matcher(line).matches()) {
        throw new AnnotationException(
            place, "expected an annotation such as T1, a tab and so on, found " + Excerpt.of(line));
      }
      remarks.add(place, "not a span, left out: " + Excerpt.of(line));
      return;
    }
    String[] parts = line.split("\t", 3);
    Matcher matcher = PLACE.matcher(parts.length == 3 ? parts[1] : "");
    if (!matcher.matches()) {
      throw new AnnotationException(
          place,
          "expected a name, label and offsets, and the text, with tabs between them, such as"
              + " T1 | PER 0 3 | Ada; found "
              + Excerpt.of(line));
    }
    if (!names.add(parts[0])) {
      throw new AnnotationException(place, "expected every name once, found a second " + parts[0]);
    }
    if (!matcher.group(4).isEmpty()) {
      remarks.add(place, "a span of several pieces, left out: " + Excerpt.of(line));
      return;
    }
    spans.add(
        span(
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3)),
            matcher.group(1),
            parts[2],
            place));
  }

  private Span span(int start, int end, String label, String covered, Origin place)
      throws AnnotationException {
    if (start >= end || end > points.count()) {
      throw new AnnotationException(
          place,
          "expected 0 <= start < end <= "
              + points.count()
              + " (code points of the text), found "
              + start
              + " and "
              + end);
    }
    Span span = Span.in(text, points.toUtf16(start), points.toUtf16(end), label);
    if (!oneLine(span.text()).equals(covered)) {
      throw new AnnotationException(
          place,
          "expected the text "
              + Excerpt.of(span.text())
              + " at "
              + start
              + ".."
              + end
              + ", found "
              + Excerpt.of(covered)
              + "; do text and annotation belong together?");
    }
    return span;
  }

  /** How the text of a span is written in its line. */
  static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ');
  }
}
