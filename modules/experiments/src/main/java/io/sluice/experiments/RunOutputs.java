package io.sluice.experiments;

import io.sluice.experiments.binding.RecordWriter;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.report.Report;
import io.sluice.experiments.report.ReportContents;
import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.language.LanguageModel;
import io.sluice.language.training.EvaluationReport;
import io.sluice.model.AtomicFile;
import io.sluice.model.ModelCard;
import io.sluice.model.ModelFile;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;

/** What a run leaves for others: models, samples, the report. */
final class RunOutputs {
  private final RunDirectory run;
  private final PreparedRun prepared;
  private final RunListener listener;
  private final String yaml;

  RunOutputs(RunDirectory run, PreparedRun prepared, RunListener listener) {
    this.run = run;
    this.prepared = prepared;
    this.listener = listener;
    this.yaml = RecordWriter.toYaml(ExperimentConfig.class, prepared.config());
  }

  /** Writes a text at each temperature, always from the same seed. */
  void sample(long step) {
    var generate = prepared.config().generate();
    var model = prepared.trainer().model();
    var sampling = Settings.sampling(generate, prepared.config().seed());
    for (var temperature : generate.temperatures()) {
      var text = model.generate(generate.prompt(), sampling.temperature(temperature)).text();
      var details =
          JsonObject.builder()
              .put("temperature", (double) temperature)
              .put("prompt", generate.prompt())
              .put("text", text);
      run.add(new Event(step, "sampled", details.build()));
      listener.sampled(temperature, text);
    }
  }

  /** Replaces the best model so far. */
  void keepBest(EvaluationReport evaluation) throws IOException {
    var metrics =
        JsonObject.builder()
            .put("validation loss, nats per symbol", evaluation.loss())
            .put("validation bits per symbol", evaluation.bitsPerSymbol())
            .put("validation perplexity", evaluation.perplexity())
            .put("steps", evaluation.step());
    save(prepared.trainer().model(), run.checkpoints().bestModel(), metrics.build());
  }

  /**
   * Makes the best model the finished one; the last, if none was ever measured.
   *
   * @return sha256 of its weights
   */
  String finish() throws IOException {
    var best = run.checkpoints().bestModel();
    if (Files.exists(best)) {
      try (var in = Files.newInputStream(best)) {
        AtomicFile.write(run.model(), channel -> in.transferTo(Channels.newOutputStream(channel)));
      }
    } else {
      save(prepared.trainer().model(), run.model(), JsonObject.EMPTY);
    }
    return ModelFile.readManifest(run.model()).weightsSha256();
  }

  private void save(LanguageModel model, java.nio.file.Path file, JsonObject metrics)
      throws IOException {
    var config = prepared.config();
    var corpus = prepared.text().provenance();
    var source = config.corpus().card().orElse("own text");
    var licence = corpus.find("licence").isPresent() ? corpus.string("licence") : "";
    var card = new ModelCard(config.name(), "", "", source, licence, metrics);
    // No time of day, so that the same experiment gives the same file.
    var provenance =
        JsonObject.builder()
            .put("sluice", Provenance.version())
            .put("seed", config.seed())
            .put("provider", prepared.trainer().provider())
            .put("corpus", corpus)
            .put("config", yaml);
    model.save(file, card, provenance.build());
  }

  /** Replaces the report. */
  void report() throws IOException {
    var symbol =
        switch (prepared.text().corpus().codec().kind()) {
          case CHARACTERS -> "character";
          case BYTES -> "byte";
          case WORDS, PUNCTUATED_WORDS -> "word";
        };
    Report.write(
        run.report(),
        new ReportContents(
            prepared.config().name(),
            symbol,
            yaml,
            PreparedRun.provenance(run),
            run.metrics(),
            run.events()));
  }
}
