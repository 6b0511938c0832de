package io.sluice.cli;

import io.sluice.experiments.Result;
import io.sluice.experiments.RunListener;
import io.sluice.experiments.Unit;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.GenerateConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.config.TaggerConfig;
import io.sluice.experiments.config.WordVectorsConfig;
import io.sluice.language.LanguageModel;
import io.sluice.language.ReadingDirection;
import io.sluice.language.generation.Sampling;
import io.sluice.model.json.JsonNull;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;

/** Trains, from the start or from a checkpoint, and reports; Ctrl-C leaves a checkpoint. */
record Training(Verb verb) {
  /** As shells report an end by Ctrl-C. */
  static final int INTERRUPTED = 130;

  private static final double LN2 = Math.log(2);

  /** The work itself. */
  interface Work {
    Result run(RunListener listener) throws IOException;
  }

  int run(ExperimentConfig config, Work work) throws IOException {
    if (config instanceof WordVectorsConfig) {
      return learn(config, work);
    }
    return train(
        config,
        work,
        result -> {
          if (verb.json()) {
            verb.console().print(object(result));
          }
          return result.finished() ? finished(result, config) : stopped(result);
        });
  }

  /** What is said of a result, and the exit code. */
  interface Ending {
    int of(Result result) throws IOException;
  }

  /** Trains a model and shows how it goes. Whoever interrupts it waits for the ending, too. */
  int train(ExperimentConfig config, Work work, Ending ending) throws IOException {
    var console = verb.console();
    try (var interrupt = Interrupt.listen(console)) {
      var display = new TrainingDisplay(console, interrupt);
      if (config instanceof LanguageModelConfig model) {
        display.samples(shown(model.generate()));
        if (!verb.json()) {
          display.endsWithText();
        }
      }
      var result = work.run(display);
      console.eraseStatus();
      return ending.of(result);
    }
  }

  /** Word vectors have no checkpoint that Ctrl-C could leave: it ends the process. */
  private int learn(ExperimentConfig config, Work work) throws IOException {
    var console = verb.console();
    var result = work.run(new LearningDisplay(console));
    console.eraseStatus();
    if (verb.json()) {
      console.print(object(result));
    }
    return finished(result, config);
  }

  /** The temperature asked for, if texts of it are written while training. */
  private static double shown(GenerateConfig generate) {
    return generate.temperatures().isEmpty()
            || generate.temperatures().contains(generate.temperature())
        ? generate.temperature()
        : generate.temperatures().get(0);
  }

  /** Says how to go on. */
  int stopped(Result result) {
    verb.console()
        .say(
            "stopped after step "
                + Figures.count(result.steps())
                + "; go on with: "
                + Sluice.command()
                + " resume "
                + result.run());
    return INTERRUPTED;
  }

  /** How long it took; a run that was gone on with counts what it did before, too. */
  String took(double seconds) {
    return "done in " + Figures.duration(seconds) + (verb instanceof ResumeVerb ? " in all" : "");
  }

  private int finished(Result result, ExperimentConfig config) throws IOException {
    if (verb.json()) {
      return Verb.DONE;
    }
    if (config instanceof LanguageModelConfig model) {
      written(result, model.generate());
    } else if (config instanceof TaggerConfig) {
      verb.console().say(took(result.seconds()) + ": " + score(result));
    } else {
      verb.console().say(took(result.seconds()));
    }
    where(result, config);
    return Verb.DONE;
  }

  private void where(Result result, ExperimentConfig config) {
    var console = verb.console();
    if (config instanceof WordVectorsConfig) {
      console.say("vectors " + result.model());
    } else {
      console.say("model   " + result.model());
      console.say("report  " + result.run().resolve("report.html"));
    }
    console.say("more    " + Sluice.command() + more(result, config));
  }

  /** What to do next. */
  private static String more(Result result, ExperimentConfig config) {
    if (config instanceof WordVectorsConfig) {
      return " vectors neighbours " + result.model() + " WORD";
    }
    return config instanceof LanguageModelConfig
        ? " generate " + result.run() + " --length 1000"
        : " tag " + result.run();
  }

  /** The loss that was reached, and a text. */
  private void written(Result result, GenerateConfig generate) throws IOException {
    var console = verb.console();
    var model = LanguageModel.load(result.model());
    console.say(took(result.seconds()) + ": " + best(result, model));
    tellIfNotImproved(result);
    console.say("");
    var forward = model.settings().reading() == ReadingDirection.FORWARD;
    console.print(forward ? generate.prompt() : "");
    var text =
        model.generate(
            generate.prompt(),
            Sampling.seeded(1).temperature(generate.temperature()).length(generate.length()),
            console::print);
    console.print(forward ? "" : generate.prompt());
    if (!model.settings().reading().whole(generate.prompt(), text.text()).endsWith("\n")) {
      console.print("\n");
    }
    if (Terminal.isTerminal(1)) {
      console.say("");
    }
  }

  private void tellIfNotImproved(Result result) {
    if (!result.improved().orElse(true)) {
      verb.console()
          .say("no step improved on the model it started from; model.sluice has its weights");
    }
  }

  private static String score(Result result) {
    return "best score on the development sentences "
        + Figures.decimal(100 * result.score().orElse(0), 2);
  }

  private static String best(Result result, LanguageModel model) {
    return "best validation loss "
        + Figures.decimal(result.validationLoss(), 4)
        + " nats per "
        + Unit.of(model.symbols()).noun()
        + " = "
        + Figures.decimal(result.validationLoss() / LN2, 3)
        + " bits, measured in lanes";
  }

  /** A run that was over before it was to go on. */
  int over(Result result, ExperimentConfig config) {
    var console = verb.console();
    if (verb.json()) {
      console.print(object(result));
      return Verb.DONE;
    }
    var steps = result.steps() == 0 ? "" : ", " + Figures.count(result.steps(), "step");
    console.say(
        result.run() + " has been trained to the end" + steps + "; there is nothing to go on with");
    tellIfNotImproved(result);
    where(result, config);
    return Verb.DONE;
  }

  private static JsonObject object(Result result) {
    return JsonObject.builder()
        .put("run", result.run().toString())
        .put("model", result.model().toString())
        .put("validationLoss", JsonTree.number(result.validationLoss()))
        .put("improved", result.improved().<JsonValue>map(JsonValue::of).orElse(JsonNull.NULL))
        .put("score", JsonTree.number(result.score().orElse(Double.NaN)))
        .put("weightsSha256", result.weightsSha256())
        .put("seconds", result.seconds())
        .put("steps", result.steps())
        .put("finished", result.finished())
        .build();
  }
}
