package io.sluice.experiments.report;

import io.sluice.model.AtomicFile;
import io.sluice.model.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes {@code report.html}. */
public final class Report {
  private Report() {}

  /** Replaces the file; a browser that has it open shows the new one when it is reloaded. */
  public static void write(Path file, ReportContents contents) {
    try {
      AtomicFile.writeString(file, html(contents));
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot write " + file, failed);
    }
  }

  static String html(ReportContents contents) {
    var charts = Script.charts();
    var page = Script.page();
    var body = contents.body();
    return new Template(Template.resource("report.html"))
        .fill(
            Map.ofEntries(
                Map.entry("policy", charts.hash() + " " + page.hash()),
                Map.entry("name", Html.escape(contents.name())),
                Map.entry("style", Template.resource("report.css").strip()),
                Map.entry("figures", body.figures(contents.metrics())),
                Map.entry("body", body.html(contents.metrics())),
                Map.entry("config", Details.config(contents.config())),
                Map.entry("provenance", Details.provenance(contents.provenance())),
                Map.entry("data", Html.json(Json.compact(Curves.of(contents.metrics())))),
                Map.entry("charts", charts.text()),
                Map.entry("page", page.text())));
  }
}
