package io.sluice.experiments.report;

import io.sluice.tagging.evaluation.Comparison;
import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Sentences as the data and the tagger label them. */
final class Sentences {
  private Sentences() {}

  static String html(TaggerResults results) {
    if (results.sentences().isEmpty()) {
      return "<p class=\"quiet\">There are no sentences to show.</p>\n";
    }
    return results.scheme().isPresent()
        ? spans(results, results.scheme().get())
        : tokens(results.sentences());
  }

  /** The colours of span labels, those of the data and those of the tagger. */
  static Palette palette(TaggerResults results) {
    var labels = new TreeSet<String>();
    results.evaluation().spans().ifPresent(s -> labels.addAll(s.conll().byLabel().keySet()));
    return Palette.of(labels);
  }

  private static String spans(TaggerResults results, LabelScheme scheme) {
    var palette = palette(results);
    var html = new StringBuilder(palette.legend());
    html.append("<div class=\"sentences\">\n");
    for (var comparison : results.sentences()) {
      var gold = scheme.chunks(comparison.gold());
      var predicted = scheme.chunks(comparison.predicted());
      var same = gold.equals(predicted);
      html.append("<div class=\"sentence").append(same ? "\">" : " differs\">");
      html.append(MarkedText.origin(comparison.sentence()));
      var probabilities = probabilities(comparison, predicted);
      if (!same) {
        row(html, comparison, gold, predicted, Map.of(), palette);
      }
      row(html, comparison, predicted, gold, probabilities, palette);
      html.append("</div>\n");
    }
    return html.append("</div>\n").toString();
  }

  private static void row(
      StringBuilder html,
      Comparison comparison,
      List<Chunk> spans,
      List<Chunk> others,
      Map<Chunk, Double> probabilities,
      Palette palette) {
    html.append("<p>")
        .append(
            MarkedText.html(
                comparison.sentence(), spans, new HashSet<>(others), probabilities, palette))
        .append("</p>");
  }

  private static Map<Chunk, Double> probabilities(Comparison comparison, List<Chunk> predicted) {
    var probabilities = new HashMap<Chunk, Double>();
    if (comparison.confidences().size() == predicted.size()) {
      for (var i = 0; i < predicted.size(); i++) {
        probabilities.put(predicted.get(i), comparison.confidences().get(i));
      }
    }
    return probabilities;
  }

  private static String tokens(List<Comparison> sentences) {
    var html = new StringBuilder("<div class=\"sentences\">\n");
    for (var comparison : sentences) {
      var same = comparison.gold().equals(comparison.predicted());
      html.append("<div class=\"sentence").append(same ? "\">" : " differs\">");
      html.append(MarkedText.origin(comparison.sentence())).append("<p class=\"tokens\">");
      for (var i = 0; i < comparison.gold().size(); i++) {
        token(html, comparison, i);
      }
      html.append("</p></div>\n");
    }
    return html.append("</div>\n").toString();
  }

  private static void token(StringBuilder html, Comparison comparison, int token) {
    var gold = comparison.gold().get(token);
    var predicted = comparison.predicted().get(token);
    var same = gold.equals(predicted);
    html.append(same ? "<span>" : "<span class=\"off\">");
    html.append(Html.escape(comparison.sentence().tokens().get(token).text())).append("<sub>");
    html.append(Html.escape(same ? gold : gold + " → " + predicted)).append("</sub></span> ");
  }
}
