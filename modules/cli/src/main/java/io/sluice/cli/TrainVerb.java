package io.sluice.cli;

import io.sluice.experiments.Experiment;
import io.sluice.experiments.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Path;
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
    })
final class TrainVerb extends Verb {
  @Mixin private ConfigOptions options;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Directory of the run; runs/<name> unless given, numbered if that is taken.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() throws IOException {
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
