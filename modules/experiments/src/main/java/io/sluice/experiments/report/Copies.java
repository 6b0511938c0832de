package io.sluice.experiments.report;

import io.sluice.experiments.run.Event;
import java.util.List;
import java.util.Locale;

/** How much of what a model wrote stands in the text it learned from. */
final class Copies {
  private Copies() {}

  /** A sentence, once the run is over. */
  static String html(List<Event> events) {
    return events.stream()
        .filter(event -> event.name().equals("finished"))
        .filter(event -> event.details().find("known words").isPresent())
        .reduce((earlier, later) -> later)
        .map(Copies::sentence)
        .orElse("");
  }

  private static String sentence(Event finished) {
    var words = finished.details().integer("words of samples");
    var known = finished.details().integer("known words");
    var copy = finished.details().string("longest copy");
    var share = words == 0 ? 100 : 100.0 * known / words;
    return "<p class=\"note\">Of the "
        + Figures.whole(words)
        + " words of the last texts "
        + String.format(Locale.ROOT, "%.1f", share)
        + " % stand in the text that was learned from. The longest passage that stands there word"
        + " for word has "
        + Figures.whole(copy.codePointCount(0, copy.length()))
        + " characters: <q>"
        + Html.escape(copy)
        + "</q></p>\n";
  }
}
