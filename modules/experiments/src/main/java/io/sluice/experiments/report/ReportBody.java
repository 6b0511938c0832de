package io.sluice.experiments.report;

import io.sluice.experiments.run.Metric;
import java.util.List;

/** The part of a report that depends on the kind of model. */
public sealed interface ReportBody permits LanguageModelBody, TaggerBody {
  /** The few numbers at the head of the page. */
  String figures(List<Metric> metrics);

  /** Curves and results. */
  String html(List<Metric> metrics);
}
