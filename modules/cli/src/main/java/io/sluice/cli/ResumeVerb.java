package io.sluice.cli;

import io.sluice.experiments.Experiment;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.run.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "resume",
    description =
        "Go on with a run that was stopped or killed; it ends with the same weights as if it had"
            + " not been.")
final class ResumeVerb extends Verb {
  @Parameters(paramLabel = "DIR", description = "Directory of the run.")
  private Path directory;

  @Override
  public Integer call() throws IOException {
    var config = config();
    RunDirectory.unwritable(directory)
        .ifPresent(
            objection -> {
              throw refusal(objection);
            });
    var training = new Training(this);
    var over = Experiment.finished(directory);
    if (over.isPresent()) {
      return training.over(over.get(), config);
    }
    return training.run(config, listener -> Experiment.resume(directory, listener));
  }

  private ExperimentConfig config() {
    var config = directory.resolve("config.resolved.yaml");
    if (!Files.isRegularFile(config)) {
      throw refusal(directory + " holds no run: there is no config.resolved.yaml in it");
    }
    return ConfigFile.read(config).bind(ExperimentConfig.class);
  }
}
