package io.sluice.cli;

import io.sluice.experiments.Estimate;
import io.sluice.experiments.Experiment;
import io.sluice.experiments.RunListener;
import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.experiments.binding.RecordWriter;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.config.TaggerConfig;
import io.sluice.experiments.config.WordVectorsConfig;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "check",
    description =
        "Check an experiment file; nothing is fetched and nothing trained, unless an estimate is"
            + " wanted.")
final class CheckVerb extends Verb {
  private static final Duration TRIAL = Duration.ofSeconds(8);

  @Mixin private ConfigOptions options;

  @Option(names = "--resolved", description = "Print the file with every default filled in.")
  private boolean resolved;

  @Option(
      names = "--estimate",
      description =
          "Also fetch the corpus and train for some seconds, to tell how long training will take and"
              + " how much memory.")
  private boolean estimated;

  @Override
  public Integer call() throws IOException {
    try {
      var experiment = Experiment.of(options.read(this)).check();
      if (estimated && experiment.config() instanceof WordVectorsConfig) {
        throw refusal("--estimate is for models; what learns word vectors cannot be tried");
      }
      report(
          experiment.config(),
          experiment.warnings(),
          estimated ? Optional.of(estimate(experiment)) : Optional.<Estimate>empty());
      return DONE;
    } catch (InvalidConfigException invalid) {
      if (!json()) {
        throw invalid;
      }
      console().print(problems(invalid));
      return REFUSED;
    }
  }

  private Estimate estimate(Experiment experiment) throws IOException {
    var listener =
        new RunListener() {
          @Override
          public void message(String line) {
            console().say(line);
          }
        };
    return experiment.estimate(TRIAL, listener);
  }

  private void report(ExperimentConfig config, List<String> warnings, Optional<Estimate> estimate) {
    if (json()) {
      var map = JsonTree.of(RecordWriter.toMap(ExperimentConfig.class, (Record) config));
      var object =
          JsonObject.builder()
              .put("valid", true)
              .put("problems", JsonArray.EMPTY)
              .put("warnings", strings(warnings))
              .put("config", map);
      estimate.ifPresent(figures -> object.put("estimate", object(figures)));
      console().print(object.build());
    } else if (resolved) {
      console().print(RecordWriter.toYaml(ExperimentConfig.class, (Record) config));
    } else {
      console().println(options.path() + " is fine: " + summary(config));
      estimate.ifPresent(figures -> console().println(text(figures)));
    }
    if (!json()) {
      warnings.forEach(warning -> console().say("warning: " + warning));
    }
  }

  private static JsonArray strings(List<String> texts) {
    return new JsonArray(texts.stream().<JsonValue>map(JsonValue::of).toList());
  }

  private static String text(Estimate estimate) {
    return "training takes about "
        + Figures.duration((double) estimate.time().toSeconds())
        + " here ("
        + Figures.count(estimate.steps(), "step")
        + ") and "
        + Figures.count(estimate.megabytes())
        + " MB of memory, "
        + Figures.count(estimate.parameters(), "weight");
  }

  private static JsonObject object(Estimate estimate) {
    return JsonObject.builder()
        .put("seconds", estimate.time().toSeconds())
        .put("steps", estimate.steps())
        .put("megabytes", estimate.megabytes())
        .put("weights", estimate.parameters())
        .build();
  }

  private static String summary(ExperimentConfig config) {
    if (config instanceof TaggerConfig tagger) {
      return summary(tagger);
    }
    if (config instanceof WordVectorsConfig vectors) {
      return summary(vectors);
    }
    var model = (LanguageModelConfig) config;
    var recurrent = model.recurrent();
    var budget = budget(model.training().epochs(), model.training().steps());
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
        + projected(recurrent.projection())
        + model.startFrom().map(base -> " started from " + base).orElse("")
        + ", "
        + budget
        + " over "
        + corpus;
  }

  private static String projected(OptionalInt projection) {
    return projection.isPresent() ? " projected to " + projection.getAsInt() : "";
  }

  private static String summary(TaggerConfig tagger) {
    var corpus = tagger.corpus();
    return tagger.name()
        + ", a tagger of "
        + tagger.labels().layer()
        + " with "
        + tagger.recurrent().layers()
        + " x "
        + tagger.recurrent().hidden()
        + projected(tagger.recurrent().projection())
        + ", "
        + budget(tagger.training().epochs(), tagger.training().steps())
        + " over "
        + corpus
            .card()
            .orElseGet(() -> corpus.path().map(Object::toString).orElse("the files it names"));
  }

  private static String summary(WordVectorsConfig vectors) {
    var corpus = vectors.corpus();
    return vectors.name()
        + ", word vectors, "
        + Figures.count(vectors.training().epochs(), "epoch")
        + " over "
        + corpus.card().orElseGet(() -> corpus.path().orElseThrow().toString());
  }

  private static String budget(OptionalInt epochs, OptionalLong steps) {
    return epochs.isPresent()
        ? Figures.count(epochs.getAsInt(), "epoch")
        : Figures.count(steps.orElse(0), "step");
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
