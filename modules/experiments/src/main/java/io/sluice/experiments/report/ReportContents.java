package io.sluice.experiments.report;

import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.Metric;
import io.sluice.model.json.JsonObject;
import java.util.List;

/**
 * What a report shows.
 *
 * @param name of the run
 * @param symbol what the model predicts: {@code character}, {@code byte} or {@code word}
 * @param config YAML of the resolved configuration
 * @param provenance what the run was made with and from
 */
public record ReportContents(
    String name,
    String symbol,
    String config,
    JsonObject provenance,
    List<Metric> metrics,
    List<Event> events) {
  public ReportContents {
    metrics = List.copyOf(metrics);
    events = List.copyOf(events);
  }
}
