package io.sluice.experiments.report;

import io.sluice.tagging.evaluation.ErrorBuckets;
import io.sluice.tagging.evaluation.ErrorKind;
import io.sluice.tagging.evaluation.SpanError;
import io.sluice.text.label.Chunk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Wrong spans by kind, with examples. */
final class ErrorList {
  private ErrorList() {}

  static String html(ErrorBuckets errors, TaggerResults results) {
    if (errors.total() == 0) {
      return "<p class=\"quiet\">No span is wrong.</p>\n";
    }
    var palette = Sentences.palette(results);
    var html = new StringBuilder();
    for (var kind : ErrorKind.values()) {
      var count = errors.count(kind);
      if (count > 0) {
        html.append(html.length() == 0 ? "<details open>" : "<details>").append("<summary>");
        html.append(Html.escape(kind.label())).append(" <b>").append(Figures.whole(count));
        html.append("</b> <span class=\"quiet\">");
        html.append(Figures.decimals(100.0 * count / errors.total(), 1));
        html.append(" % of the errors</span></summary>\n<table class=\"errors\">\n");
        errors.examples(kind).forEach(error -> row(html, error, palette));
        html.append("</table></details>\n");
      }
    }
    return html.toString();
  }

  private static void row(StringBuilder html, SpanError error, Palette palette) {
    html.append("<tr><td>").append(MarkedText.origin(error.sentence())).append("</td><td>");
    html.append(marked(error, error.gold(), palette, "data"));
    html.append(marked(error, error.predicted(), palette, "tagger"));
    html.append("</td></tr>\n");
  }

  private static String marked(
      SpanError error, Optional<Chunk> span, Palette palette, String whose) {
    return span.map(
            chunk ->
                "<p><span class=\"whose\">"
                    + whose
                    + "</span> "
                    + MarkedText.html(
                        error.sentence(), List.of(chunk), Set.of(chunk), Map.of(), palette)
                    + "</p>")
        .orElse("");
  }
}
