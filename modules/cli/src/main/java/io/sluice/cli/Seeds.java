package io.sluice.cli;

import io.sluice.experiments.Experiment;
import io.sluice.experiments.Result;
import io.sluice.experiments.binding.Assignment;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.config.TaggerConfig;
import io.sluice.experiments.config.WordVectorsConfig;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The same experiment from several seeds, one after another: how much of a figure is chance.
 *
 * @param verb that was called
 * @param seeds at least two, all different
 */
record Seeds(Verb verb, List<Long> seeds) {
  Seeds {
    if (seeds.size() < 2) {
      throw verb.refusal("--seeds wants two seeds or more, such as 1,2,3; for one: --set seed=7");
    }
    if (new HashSet<>(seeds).size() < seeds.size()) {
      throw verb.refusal("--seeds has a seed twice: " + seeds);
    }
  }

  /** What came of one seed; the value is a tagger's score or a language model's loss. */
  private record Measured(long seed, Result result, double value) {}

  /**
   * Trains from each seed in a directory {@code seed-N} of its own.
   *
   * @param out directory of all; that of the experiment's name unless given
   */
  int run(ConfigFile file, Optional<Path> out) throws IOException {
    var first = seeded(file, seeds.get(0));
    var tagger = first.config() instanceof TaggerConfig;
    if (first.config() instanceof WordVectorsConfig) {
      throw verb.refusal("--seeds is for models that are measured; word vectors are not");
    }
    var parent = out.orElseGet(first::free);
    for (var seed : seeds) {
      RunDirectory.objection(directory(parent, seed))
          .ifPresent(
              objection -> {
                throw verb.refusal("--out: " + objection);
              });
    }
    var measured = new ArrayList<Measured>();
    for (var seed : seeds) {
      verb.console().say((measured.isEmpty() ? "" : "\n") + "seed " + seed);
      var experiment = seeded(file, seed);
      var training = new Training(verb);
      var code =
          training.train(
              experiment.config(),
              listener -> experiment.run(directory(parent, seed), listener),
              result -> {
                var value = tagger ? result.score().orElse(0) : result.validationLoss();
                measured.add(new Measured(seed, result, value));
                return result.finished() ? Verb.DONE : training.stopped(result);
              });
      if (code != Verb.DONE) {
        return code;
      }
    }
    var spread = Spread.of(measured.stream().mapToDouble(Measured::value).toArray());
    if (verb.json()) {
      verb.console().print(object(tagger, measured, spread));
    } else {
      tell(tagger, measured, spread);
    }
    return Verb.DONE;
  }

  private static Experiment seeded(ConfigFile file, long seed) {
    return Experiment.of(file.with(Assignment.parse("seed=" + seed))).check();
  }

  private static Path directory(Path parent, long seed) {
    return parent.resolve("seed-" + seed);
  }

  private static JsonObject object(boolean tagger, List<Measured> measured, Spread spread) {
    var measure = tagger ? "score" : "validationLoss";
    var runs =
        measured.stream()
            .<JsonValue>map(
                each ->
                    JsonObject.builder()
                        .put("seed", each.seed())
                        .put("run", each.result().run().toString())
                        .put(measure, each.value())
                        .put("seconds", each.result().seconds())
                        .build())
            .toList();
    return JsonObject.builder()
        .put("runs", new JsonArray(runs))
        .put("measure", measure)
        .put("mean", spread.mean())
        .put("standardDeviation", spread.standardDeviation())
        .build();
  }

  private void tell(boolean tagger, List<Measured> measured, Spread spread) {
    var console = verb.console();
    console.say("");
    for (var each : measured) {
      console.print(
          "seed %-6d %s  in %s  %s\n"
              .formatted(
                  each.seed(),
                  shown(tagger, each.value()),
                  Figures.duration(each.result().seconds()),
                  each.result().run()));
    }
    console.print(
        "mean        %s ± %s (standard deviation of %d seeds)%s\n"
            .formatted(
                shown(tagger, spread.mean()),
                shown(tagger, spread.standardDeviation()),
                measured.size(),
                tagger
                    ? ", best score on the development sentences"
                    : ", best validation loss in nats"));
  }

  private static String shown(boolean tagger, double value) {
    return tagger ? Figures.decimal(100 * value, 2) : Figures.decimal(value, 4);
  }
}
