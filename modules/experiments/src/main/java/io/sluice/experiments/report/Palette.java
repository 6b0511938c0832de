package io.sluice.experiments.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A colour for each label, the same all over the page. */
final class Palette {
  private static final int COLOURS = 10;

  private final List<String> labels;

  private Palette(SortedSet<String> labels) {
    this.labels = new ArrayList<>(labels);
  }

  static Palette of(Collection<String> labels) {
    return new Palette(new TreeSet<>(labels));
  }

  /** The class of a label in the style sheet. */
  String of(String label) {
    return "e" + Math.max(0, labels.indexOf(label)) % COLOURS;
  }

  /** All labels in their colours. */
  String legend() {
    var html = new StringBuilder("<p class=\"legend\">");
    for (var label : labels) {
      html.append("<mark class=\"").append(of(label)).append("\">");
      html.append(Html.escape(label)).append("</mark> ");
    }
    return html.append("</p>\n").toString();
  }
}
