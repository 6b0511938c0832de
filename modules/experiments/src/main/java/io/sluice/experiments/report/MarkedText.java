package io.sluice.experiments.report;

import io.sluice.text.document.Sentence;
import io.sluice.text.label.Chunk;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A sentence with its spans in colour. */
final class MarkedText {
  private MarkedText() {}

  /**
   * The words, spans marked.
   *
   * @param spans in order, without overlaps
   * @param others spans of the other side; what is not among them is marked as different
   * @param probabilities of spans, where known
   */
  static String html(
      Sentence sentence,
      List<Chunk> spans,
      Set<Chunk> others,
      Map<Chunk, Double> probabilities,
      Palette palette) {
    var html = new StringBuilder();
    var token = 0;
    for (var span : spans) {
      if (span.first() > token) {
        gap(html, sentence, token);
        words(html, sentence, token, span.first());
      }
      gap(html, sentence, span.first());
      html.append("<mark class=\"").append(palette.of(span.label()));
      html.append(others.contains(span) ? "\"" : " off\"");
      var probability = probabilities.get(span);
      if (probability != null) {
        html.append(" title=\"").append(TaggerBody.percent(probability)).append('"');
      }
      html.append('>');
      words(html, sentence, span.first(), span.end());
      html.append("<sub>").append(Html.escape(span.label())).append("</sub></mark>");
      token = span.end();
    }
    gap(html, sentence, token);
    words(html, sentence, token, sentence.size());
    return html.toString();
  }

  /** Words as they were set, as far as their offsets tell. */
  private static void words(StringBuilder html, Sentence sentence, int from, int to) {
    for (var i = from; i < to; i++) {
      if (i > from) {
        gap(html, sentence, i);
      }
      html.append(Html.escape(sentence.tokens().get(i).text()));
    }
  }

  private static void gap(StringBuilder html, Sentence sentence, int token) {
    if (token > 0
        && token < sentence.size()
        && sentence.tokens().get(token).start() > sentence.tokens().get(token - 1).end()) {
      html.append(' ');
    }
  }

  /** Where a sentence is from: the name of its file and the line, the whole path on pointing. */
  static String origin(Sentence sentence) {
    var origin = sentence.origin();
    if (origin.isNone()) {
      return "";
    }
    var name = origin.source().substring(origin.source().lastIndexOf('/') + 1);
    return "<span class=\"origin\" title=\""
        + Html.escape(origin.toString())
        + "\">"
        + Html.escape(name)
        + ":"
        + origin.line()
        + "</span>";
  }
}
