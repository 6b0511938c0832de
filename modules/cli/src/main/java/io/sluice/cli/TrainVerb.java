package io.sluice.cli;

import io.sluice.experiments.Experiment;
import io.sluice.experiments.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "train",
    description = "Train as an experiment file says. Ctrl-C leaves a checkpoint.",
    footer = {
      "",
      "Examples:",
      "  sluice train configs/quickstart.yaml",
      "  sluice train configs/quickstart.yaml --set recurrent.hidden=128",
      "  sluice train configs/ner-sample.yaml --seeds 1,2,3",
    })
final class TrainVerb extends Verb {
  @Mixin private ConfigOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Directory of the run; runs/<name> unless given, numbered if that is taken.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--seeds",
      paramLabel = "N",
      split = ",",
      description =
          "Train once from each of these seeds, in DIR/seed-N, and tell mean and standard deviation.")
  private List<Long> seeds = List.of();

  @Override
  public Integer call() throws IOException {
    if (!seeds.isEmpty()) {
      return new Seeds(this, seeds).run(options.read(this), out);
    }
    var experiment = Experiment.of(options.read(this)).check();
    var directory = out.orElseGet(experiment::free);
    var objection = RunDirectory.objection(directory);
    if (objection.isPresent()) {
      throw refusal("--out: " + objection.get());
    }
    return new Training(this)
        .run(experiment.config(), listener -> experiment.run(directory, listener));
  }
}
