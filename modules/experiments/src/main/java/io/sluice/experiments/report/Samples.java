package io.sluice.experiments.report;

import io.sluice.experiments.run.Event;
import io.sluice.language.ReadingDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** Text that the model wrote as it learned, one panel for each time it was asked. */
final class Samples {
  private static final int PANELS = 60;

  private Samples() {}

  static String html(List<Event> events) {
    var bySteps = new TreeMap<Long, List<Event>>();
    events.stream()
        .filter(event -> event.name().equals("sampled"))
        .forEach(
            event -> bySteps.computeIfAbsent(event.step(), step -> new ArrayList<>()).add(event));
    if (bySteps.isEmpty()) {
      return "<p class=\"quiet\">No text has been written yet.</p>";
    }
    var html = new StringBuilder();
    var last = bySteps.lastKey();
    for (var step : thinned(List.copyOf(bySteps.keySet()))) {
      var shown = step.equals(last) ? " shown" : "";
      html.append("<div class=\"panel").append(shown).append("\" data-step=\"").append(step);
      html.append("\"><h3>Step ").append(Figures.whole(step)).append("</h3><div class=\"cards\">");
      bySteps.getOrDefault(step, List.of()).forEach(event -> html.append(card(event)));
      html.append("</div></div>\n");
    }
    return html.toString();
  }

  private static String card(Event event) {
    var temperature =
        event.details().find("temperature").isPresent()
            ? String.format(Locale.ROOT, "%.2f", event.details().decimal("temperature"))
            : "?";
    var prompt =
        "<span class=\"prompt\">" + Html.escape(event.details().string("prompt")) + "</span>";
    var text = Html.escape(event.details().string("text"));
    return "<figure class=\"card\"><figcaption>temperature <b>"
        + temperature
        + "</b></figcaption><pre>"
        + direction(event).whole(prompt, text)
        + "</pre></figure>";
  }

  /** Events of runs before there were models that read backward do not tell. */
  private static ReadingDirection direction(Event event) {
    return event.details().find("direction").isPresent()
        ? ReadingDirection.of(event.details().string("direction"))
        : ReadingDirection.FORWARD;
  }

  /** At most {@link #PANELS} of the steps, spread evenly, first and last among them. */
  private static List<Long> thinned(List<Long> steps) {
    if (steps.size() <= PANELS) {
      return steps;
    }
    var kept = new ArrayList<Long>();
    for (var i = 0; i < PANELS; i++) {
      kept.add(steps.get((int) ((long) i * (steps.size() - 1) / (PANELS - 1))));
    }
    return kept;
  }
}
