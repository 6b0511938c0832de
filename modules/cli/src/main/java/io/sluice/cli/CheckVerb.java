package io.sluice.cli;

import io.sluice.experiments.Experiment;
import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.experiments.binding.RecordWriter;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description = "Check an experiment file; nothing is fetched and nothing trained.")
final class CheckVerb extends Verb {
  @Mixin private ConfigOptions options;

  @Option(names = "--resolved", description = "Print the file with every default filled in.")
  private boolean resolved;

  @Override
  public Integer call() {
    try {
      report(Experiment.of(options.read(this)).check().config());
      return DONE;
    } catch (InvalidConfigException invalid) {
      if (!json()) {
        throw invalid;
      }
      console().print(problems(invalid));
      return REFUSED;
    }
  }

  private void report(ExperimentConfig config) {
    if (json()) {
      var map = JsonTree.of(RecordWriter.toMap(ExperimentConfig.class, (Record) config));
      console()
          .print(
              JsonObject.builder()
                  .put("valid", true)
                  .put("problems", JsonArray.EMPTY)
                  .put("config", map)
                  .build());
    } else if (resolved) {
      console().print(RecordWriter.toYaml(ExperimentConfig.class, (Record) config));
    } else {
      console().println(options.path() + " is fine: " + summary(config));
    }
  }

  private static String summary(ExperimentConfig config) {
    if (!(config instanceof LanguageModelConfig model)) {
      return "an experiment";
    }
    var recurrent = model.recurrent();
    var budget =
        model.training().epochs().isPresent()
            ? Figures.count(model.training().epochs().getAsInt(), "epoch")
            : Figures.count(model.training().steps().orElse(0), "step");
    var corpus =
        model
            .corpus()
            .card()
            .orElseGet(
                () -> model.corpus().path().map(Object::toString).orElse("the files it names"));
    return model.name()
        + ", a language model of "
        + recurrent.layers()
        + " x "
        + recurrent.hidden()
        + ", "
        + budget
        + " over "
        + corpus;
  }

  private static JsonObject problems(InvalidConfigException invalid) {
    var problems =
        invalid.problems().stream()
            .<JsonValue>map(
                problem ->
                    JsonObject.builder()
                        .put("where", problem.where().text())
                        .put("key", problem.path())
                        .put("message", problem.message())
                        .build())
            .toList();
    return JsonObject.builder()
        .put("valid", false)
        .put("problems", new JsonArray(problems))
        .build();
  }
}
