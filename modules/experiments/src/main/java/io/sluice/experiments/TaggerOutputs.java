package io.sluice.experiments;

import io.sluice.experiments.binding.RecordWriter;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.LabelsConfig;
import io.sluice.experiments.config.TaggerConfig;
import io.sluice.experiments.report.Report;
import io.sluice.experiments.report.ReportContents;
import io.sluice.experiments.report.TaggerBody;
import io.sluice.experiments.report.TaggerResults;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.model.json.JsonObject;
import io.sluice.tagging.Tagger;
import io.sluice.tagging.training.TaggerTrainer;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What training a tagger leaves for others: models, the report. */
final class TaggerOutputs {
  private final TaggerConfig config;
  private final List<Sentence> development;
  private final TaggerTrainer trainer;
  private final int threads;
  private final String yaml;
  private final ModelOrigin origin;

  /** As it was saved last; none after a resume, until there is a better one. */
  private Optional<Tagger> best = Optional.empty();

  /** Of the best tagger; measured once for each. */
  private Optional<TaggerResults> results = Optional.empty();

  TaggerOutputs(
      TaggerConfig config,
      List<Sentence> development,
      JsonObject corpus,
      TaggerTrainer trainer,
      int threads) {
    this.config = config;
    this.development = development;
    this.trainer = trainer;
    this.threads = threads;
    this.yaml = RecordWriter.toYaml(ExperimentConfig.class, config);
    this.origin =
        new ModelOrigin(
            config.name(),
            config.corpus().card().orElse("own sentences"),
            corpus,
            config.seed(),
            trainer.provider(),
            yaml);
  }

  /** What the score is called. */
  String measure() {
    return config.labels().scheme() == LabelsConfig.Scheme.NONE ? "accuracy" : "F1";
  }

  /** Writes the best tagger; without the time of day, so that a repeated run gives it again. */
  void save(Path file, JsonObject metrics) throws IOException {
    var tagger = trainer.tagger();
    var saved =
        config.calibration() == TaggerConfig.Calibration.TEMPERATURE
            ? tagger.calibrate(development)
            : tagger;
    saved.save(file, origin.card(metrics), origin.provenance().build());
    best = Optional.of(saved);
    results = Optional.empty();
  }

  /** Replaces the report, which shows the best tagger. */
  void report(RunDirectory run) throws IOException {
    var file = run.checkpoints().bestModel();
    if (results.isEmpty() && Files.exists(file)) {
      results = Optional.of(results(best.isPresent() ? best.get() : Tagger.load(file)));
    }
    var body = new TaggerBody(measure(), results);
    Report.write(
        run.report(),
        new ReportContents(config.name(), yaml, Provenance.read(run), run.metrics(), body));
  }

  private TaggerResults results(Tagger tagger) {
    var measured = TaggerMeasurement.of(tagger, config.labels().layer(), development, threads);
    return new TaggerResults(
        measured.evaluation(), measured.scheme(), ReportedSentences.choose(measured.comparisons()));
  }
}
