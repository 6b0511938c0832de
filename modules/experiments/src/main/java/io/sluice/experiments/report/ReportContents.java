package io.sluice.experiments.report;

import io.sluice.experiments.run.Metric;
import io.sluice.model.json.JsonObject;
import java.util.List;

/**
 * What a report shows.
 *
 * @param name of the run
 * @param config YAML of the resolved configuration
 * @param provenance what the run was made with and from
 * @param body what is shown of this kind of model
 */
public record ReportContents(
    String name, String config, JsonObject provenance, List<Metric> metrics, ReportBody body) {
  public ReportContents {
    metrics = List.copyOf(metrics);
  }
}
