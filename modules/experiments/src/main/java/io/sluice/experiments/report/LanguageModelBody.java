package io.sluice.experiments.report;

import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.Metric;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * Loss, and what the model wrote as it learned.
 *
 * @param symbol what the model predicts: {@code character}, {@code byte} or {@code word}
 * @param events of the run, samples of text among them
 */
public record LanguageModelBody(String symbol, List<Event> events) implements ReportBody {
  public LanguageModelBody {
    events = List.copyOf(events);
  }

  @Override
  public String figures(List<Metric> metrics) {
    if (metrics.isEmpty()) {
      return Figures.NONE;
    }
    var html = new StringBuilder();
    var atStart = Event.lossAtStart(events);
    var best = best(metrics, atStart);
    if (best.isPresent()) {
      var nats = best.getAsDouble();
      html.append(
          Figures.figure(Figures.decimals(nats, 4), "best validation loss, nats per " + symbol));
      html.append(Figures.figure(Figures.decimals(nats / Math.log(2), 3), "bits per " + symbol));
      html.append(Figures.figure(perplexity(nats), "perplexity"));
      atStart.ifPresent(
          loss ->
              html.append(
                  Figures.figure(Figures.decimals(loss, 4), "before the first step, in nats")));
    } else {
      var loss = metrics.get(metrics.size() - 1).loss();
      html.append(Figures.figure(Figures.decimals(loss, 4), "training loss, nats per " + symbol));
    }
    return html.append(Figures.course(metrics, symbol)).toString();
  }

  private static OptionalDouble best(List<Metric> metrics, OptionalDouble atStart) {
    return Stream.concat(metrics.stream().map(Metric::validationLoss), Stream.of(atStart))
        .filter(OptionalDouble::isPresent)
        .mapToDouble(OptionalDouble::getAsDouble)
        .min();
  }

  private static String perplexity(double nats) {
    var perplexity = Math.exp(nats);
    return perplexity < 100
        ? Figures.decimals(perplexity, 2)
        : Figures.whole(Math.round(perplexity));
  }

  @Override
  public String html(List<Metric> metrics) {
    return new Template(Template.resource("language-model.html"))
        .fill(
            Map.of(
                "symbol",
                Html.escape(symbol),
                "samples",
                Samples.html(events) + Copies.html(events)));
  }
}
