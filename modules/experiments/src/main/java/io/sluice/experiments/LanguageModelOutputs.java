package io.sluice.experiments;

import io.sluice.experiments.binding.RecordWriter;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.report.LanguageModelBody;
import io.sluice.experiments.report.Report;
import io.sluice.experiments.report.ReportContents;
import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.language.training.LanguageModelTrainer;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What training a language model leaves for others: models, samples, the report. */
final class LanguageModelOutputs {
  private final LanguageModelConfig config;
  private final TrainingText text;
  private final Optional<JsonObject> startedFrom;
  private final LanguageModelTrainer trainer;
  private final String yaml;
  private final ModelOrigin origin;

  LanguageModelOutputs(
      LanguageModelConfig config,
      TrainingText text,
      Optional<JsonObject> startedFrom,
      LanguageModelTrainer trainer) {
    this.config = config;
    this.text = text;
    this.startedFrom = startedFrom;
    this.trainer = trainer;
    this.yaml = RecordWriter.toYaml(ExperimentConfig.class, config);
    this.origin =
        new ModelOrigin(
            config.name(),
            config.corpus().card().orElse("own text"),
            text.provenance(),
            config.seed(),
            trainer.provider(),
            yaml);
  }

  /** Writes a text at each temperature, always from the same seed. */
  void sample(RunDirectory run, RunListener listener, long step) {
    var generate = config.generate();
    var model = trainer.model();
    var sampling = Settings.sampling(generate, config.seed());
    for (var temperature : generate.temperatures()) {
      var written = model.generate(generate.prompt(), sampling.temperature(temperature)).text();
      var details =
          JsonObject.builder()
              .put("temperature", (double) temperature)
              .put("prompt", generate.prompt())
              .put("direction", model.settings().reading().label())
              .put("text", written);
      run.add(new Event(step, "sampled", details.build()));
      var whole = model.settings().reading().whole(generate.prompt(), written);
      listener.sampled(temperature, whole);
    }
  }

  /** Writes the present model; without the time of day, so that a repeated run gives it again. */
  void save(Path file, JsonObject metrics) throws IOException {
    var card = origin.card(metrics);
    var provenance = origin.provenance();
    startedFrom.ifPresent(base -> provenance.put(Provenance.START_FROM, base));
    trainer
        .model()
        .save(
            file,
            startedFrom.map(base -> StartingModel.after(base, card)).orElse(card),
            provenance.build());
  }

  /** Replaces the report. */
  void report(RunDirectory run) throws IOException {
    var unit = Unit.of(text.corpus().codec().kind());
    var body = new LanguageModelBody(unit.noun(), run.events());
    Report.write(
        run.report(),
        new ReportContents(config.name(), yaml, Provenance.read(run), run.metrics(), body));
  }
}
