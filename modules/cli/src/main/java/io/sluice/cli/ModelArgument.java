package io.sluice.cli;

import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.language.LanguageModel;
import io.sluice.model.ModelFile;
import io.sluice.tagging.Tagger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** A model: its file, or the directory of the run that made it. */
final class ModelArgument {
  private static final String LANGUAGE_MODEL = "language-model";
  private static final String TAGGER = "tagger";

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "A .sluice file, or the directory of a run.")
  private Path path;

  private Optional<Path> chosen = Optional.empty();

  /** One that is named by an option instead. */
  static ModelArgument of(Path path) {
    var argument = new ModelArgument();
    argument.path = path;
    return argument;
  }

  /**
   * The model file; of a run that has not ended, the best so far.
   *
   * @throws NoModelException if there is none
   */
  Path file(Console console) {
    if (chosen.isEmpty()) {
      chosen = Optional.of(choose(console));
    }
    return chosen.get();
  }

  private Path choose(Console console) {
    if (!Files.isDirectory(path)) {
      if (!Files.exists(path)) {
        throw new NoModelException(
            "there is no model "
                + path
                + "; give a .sluice file or the directory of a run"
                + MissingFile.hint(path));
      }
      return path;
    }
    var model = RunDirectory.modelIn(path);
    if (model.isPresent()) {
      if (!path.equals(model.get().getParent())) {
        console.say(path + " has not finished training; using its best model so far");
      }
      return model.get();
    }
    throw new NoModelException(
        path
            + " holds no model: there is neither model.sluice nor checkpoints/best.sluice in it"
            + (Files.exists(config())
                ? "; train on with: " + Sluice.command() + " resume " + path
                : ""));
  }

  /**
   * The language model.
   *
   * @throws NoModelException if it is a model of another kind
   */
  LanguageModel load(Console console) throws IOException {
    var file = requireKind(LANGUAGE_MODEL, console);
    return LanguageModel.load(file);
  }

  /**
   * The tagger.
   *
   * @throws NoModelException if it is a model of another kind
   */
  Tagger loadTagger(Console console) throws IOException {
    return Tagger.load(requireKind(TAGGER, console));
  }

  private Path requireKind(String wanted, Console console) throws IOException {
    var file = file(console);
    var kind = ModelFile.readManifest(file).description().kind();
    if (!kind.equals(wanted)) {
      throw new NoModelException(
          path
              + " is a "
              + kind.replace('-', ' ')
              + ", not a "
              + wanted.replace('-', ' ')
              + (kind.equals(TAGGER)
                  ? "; use it with: sluice tag " + path
                  : "; use it with: sluice generate " + path));
    }
    return file;
  }

  /** What the model is called in its file. */
  String name(Console console) throws IOException {
    return ModelFile.readManifest(file(console)).description().card().name();
  }

  /** Whether it is a tagger. */
  boolean isTagger(Console console) throws IOException {
    return ModelFile.readManifest(file(console)).description().kind().equals(TAGGER);
  }

  /** The settings of the run, if the model was given as a run of a language model. */
  Optional<LanguageModelConfig> runConfig() {
    return anyConfig()
        .filter(LanguageModelConfig.class::isInstance)
        .map(LanguageModelConfig.class::cast);
  }

  /** The settings of the run, if the model was given as a run. */
  Optional<ExperimentConfig> anyConfig() {
    return Files.isRegularFile(config())
        ? Optional.of(ConfigFile.read(config()).bind(ExperimentConfig.class))
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
