package io.sluice.experiments.report;

import io.sluice.tagging.evaluation.Confusion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which labels were taken for which; a span's tokens count by their type. */
final class ConfusionMatrix {
  private static final int MOST = 24;
  private static final int CELL = 38;
  private static final int LETTER = 8;
  private static final String OTHERS = "others";

  private final List<String> labels;
  private final Map<String, Map<String, Long>> counts;

  private ConfusionMatrix(List<String> labels, Map<String, Map<String, Long>> counts) {
    this.labels = labels;
    this.counts = counts;
  }

  static String svg(Confusion confusion) {
    return confusion.labels().isEmpty()
        ? "<p class=\"quiet\">No tokens.</p>\n"
        : of(confusion).draw();
  }

  /** Sums over the ways of writing a type; the rarest labels become one. */
  static ConfusionMatrix of(Confusion confusion) {
    var totals = new HashMap<String, Long>();
    for (var gold : confusion.labels()) {
      for (var predicted : confusion.labels()) {
        var count = confusion.count(gold, predicted);
        totals.merge(type(gold), count, Long::sum);
        totals.merge(type(predicted), count, Long::sum);
      }
    }
    var ordered = new ArrayList<>(totals.keySet());
    ordered.sort(
        Comparator.comparingLong((String label) -> -totals.getOrDefault(label, 0L))
            .thenComparing(Comparator.naturalOrder()));
    var shown = new ArrayList<>(ordered.subList(0, Math.min(MOST, ordered.size())));
    var counts = new HashMap<String, Map<String, Long>>();
    for (var gold : confusion.labels()) {
      for (var predicted : confusion.labels()) {
        counts
            .computeIfAbsent(place(shown, type(gold)), row -> new HashMap<>())
            .merge(place(shown, type(predicted)), confusion.count(gold, predicted), Long::sum);
      }
    }
    if (ordered.size() > MOST) {
      shown.add(OTHERS);
    }
    return new ConfusionMatrix(shown, counts);
  }

  private static String place(List<String> shown, String label) {
    return shown.contains(label) ? label : OTHERS;
  }

  /** Without the letter that says where in a span a token stands. */
  static String type(String label) {
    return label.length() > 2 && label.charAt(1) == '-' && "BIESLU".indexOf(label.charAt(0)) >= 0
        ? label.substring(2)
        : label;
  }

  long count(String gold, String predicted) {
    return counts.getOrDefault(gold, Map.of()).getOrDefault(predicted, 0L);
  }

  private String draw() {
    var longest = labels.stream().mapToInt(String::length).max().orElse(1);
    var margin = 14 + LETTER * Math.min(longest, 16);
    var size = labels.size() * CELL;
    var svg = new Svg(margin + size + 2.0, margin + size + 2.0, "Confusion of labels");
    for (var row = 0; row < labels.size(); row++) {
      var label = shortened(labels.get(row));
      var middle = margin + row * CELL + CELL / 2.0;
      svg.words(margin - 6.0, middle + 4, label, "class=\"name\" text-anchor=\"end\"");
      svg.upwards(middle + 4, margin - 6.0, label, "class=\"name\"");
      row(svg, row, margin);
    }
    return svg.toString();
  }

  private void row(Svg svg, int row, int margin) {
    var gold = labels.get(row);
    var sum = labels.stream().mapToLong(label -> count(gold, label)).sum();
    for (var column = 0; column < labels.size(); column++) {
      var predicted = labels.get(column);
      var count = count(gold, predicted);
      var share = sum == 0 ? 0 : (double) count / sum;
      var kind = row == column ? "right" : "wrong";
      // The square root lets few errors be seen beside many right ones.
      var shade = "class=\"" + kind + "\" fill-opacity=\"" + Svg.number(Math.sqrt(share)) + "\"";
      var x = margin + column * (double) CELL;
      var y = margin + row * (double) CELL;
      svg.rectangle(x, y, CELL - 1.0, CELL - 1.0, "class=\"cell\"", "");
      var title = gold + " taken for " + predicted + ": " + Figures.whole(count);
      svg.rectangle(
          x, y, CELL - 1.0, CELL - 1.0, shade, title + " (" + TaggerBody.percent(share) + ")");
      if (count > 0) {
        var deep = share > 0.4 ? "class=\"number deep\"" : "class=\"number\"";
        svg.words(x + CELL / 2.0, y + CELL / 2.0 + 4, brief(count), deep);
      }
    }
  }

  private static String brief(long count) {
    if (count < 10_000) {
      return Long.toString(count);
    }
    return count < 1_000_000 ? count / 1000 + "k" : count / 1_000_000 + "M";
  }

  private static String shortened(String label) {
    return label.length() <= 16 ? label : label.substring(0, 15) + "…";
  }
}
