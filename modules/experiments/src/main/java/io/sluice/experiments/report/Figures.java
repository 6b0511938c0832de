package io.sluice.experiments.report;

import io.sluice.experiments.run.Metric;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The few numbers at the head of the page. */
final class Figures {
  private Figures() {}

  static String html(ReportContents contents) {
    var metrics = contents.metrics();
    if (metrics.isEmpty()) {
      return figure("–", "no step taken yet");
    }
    var last = metrics.get(metrics.size() - 1);
    var html = new StringBuilder();
    var best = best(metrics);
    if (best.isPresent()) {
      var nats = best.getAsDouble();
      html.append(figure(decimals(nats, 4), "best validation loss, nats per " + contents.symbol()));
      html.append(figure(decimals(nats / Math.log(2), 3), "bits per " + contents.symbol()));
      html.append(figure(perplexity(nats), "perplexity"));
    } else {
      html.append(figure(decimals(last.loss(), 4), "training loss, nats per " + contents.symbol()));
    }
    html.append(figure(decimals(last.epoch(), 2), "epochs in " + whole(last.step()) + " steps"));
    html.append(figure(whole((long) speed(metrics)), contents.symbol() + "s a second"));
    html.append(figure(time(last.seconds()), "at work"));
    return html.toString();
  }

  private static OptionalDouble best(List<Metric> metrics) {
    return metrics.stream()
        .map(Metric::validationLoss)
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .min();
  }

  /** The median, which a pause or a slow start does not move. */
  private static double speed(List<Metric> metrics) {
    var sorted = metrics.stream().mapToDouble(Metric::symbolsPerSecond).sorted().toArray();
    return sorted[sorted.length / 2];
  }

  private static String figure(String value, String label) {
    return "<div class=\"figure\"><strong>"
        + Html.escape(value)
        + "</strong><span>"
        + Html.escape(label)
        + "</span></div>\n";
  }

  private static String perplexity(double nats) {
    var perplexity = Math.exp(nats);
    return perplexity < 100 ? decimals(perplexity, 2) : whole(Math.round(perplexity));
  }

  private static String decimals(double value, int digits) {
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
