package io.sluice.experiments.report;

import io.sluice.experiments.run.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** The few numbers at the head of the page. */
final class Figures {
  /** Before the first step. */
  static final String NONE = figure("–", "no step taken yet");

  private Figures() {}

  /** What all runs have: how far, how fast, how long. */
  static String course(List<Metric> metrics, String unit) {
    var last = metrics.get(metrics.size() - 1);
    return figure(decimals(last.epoch(), 2), "epochs in " + whole(last.step()) + " steps")
        + figure(whole((long) speed(metrics)), unit + "s a second")
        + figure(time(last.seconds()), "at work");
  }

  /** The median, which a pause or a slow start does not move. */
  private static double speed(List<Metric> metrics) {
    var sorted = metrics.stream().mapToDouble(Metric::symbolsPerSecond).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  static String figure(String value, String label) {
    return "<div class=\"figure\"><strong>"
        + Html.escape(value)
        + "</strong><span>"
        + Html.escape(label)
        + "</span></div>\n";
  }

  static String decimals(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  static String whole(long value) {
    return String.format(Locale.ROOT, "%,d", value).replace(',', '\u202f');
  }

  private static String time(double seconds) {
    var time = Duration.ofMillis(Math.round(seconds * 1000));
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toMinutes() > 0
        ? time.toMinutes() + " min " + time.toSecondsPart() + " s"
        : decimals(seconds, 1) + " s";
  }
}
