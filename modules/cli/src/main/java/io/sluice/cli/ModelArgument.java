package io.sluice.cli;

import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.language.LanguageModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** A model: its file, or the directory of the run that made it. */
final class ModelArgument {
  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A .sluice file, or the directory of a run.")
  private Path path;

  /**
   * The model file; of a run that has not ended, the best so far.
   *
   * @throws NoModelException if there is none
   */
  Path file(Console console) {
    if (!Files.isDirectory(path)) {
      if (!Files.exists(path)) {
        throw new NoModelException(
            "there is no model " + path + "; give a .sluice file or the directory of a run");
      }
      return path;
    }
    var finished = path.resolve("model.sluice");
    if (Files.exists(finished)) {
      return finished;
    }
    var best = path.resolve("checkpoints").resolve("best.sluice");
    if (Files.exists(best)) {
      console.say(path + " has not finished training; using its best model so far");
      return best;
    }
    throw new NoModelException(
        path
            + " holds no model: there is neither model.sluice nor checkpoints/best.sluice in it"
            + (Files.exists(config()) ? "; train on with: sluice resume " + path : ""));
  }

  LanguageModel load(Console console) throws IOException {
    return LanguageModel.load(file(console));
  }

  /** The settings of the run, if the model was given as a run. */
  Optional<LanguageModelConfig> runConfig() {
    return Files.isRegularFile(config())
        ? Optional.of((LanguageModelConfig) ConfigFile.read(config()).bind(ExperimentConfig.class))
        : Optional.empty();
  }

  private Path config() {
    return path.resolve("config.resolved.yaml");
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
