package io.sluice.experiments;

import io.sluice.corpora.Checksums;
import io.sluice.corpora.CorpusSplit;
import io.sluice.corpora.EncodedCorpus;
import io.sluice.experiments.binding.InvalidValueException;
import io.sluice.experiments.config.ExperimentConfig;
import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.experiments.run.RunException;
import io.sluice.language.LanguageModel;
import io.sluice.language.training.DynamicEvaluation;
import io.sluice.language.training.LanguageModelTrainer;
import io.sluice.model.ModelCard;
import io.sluice.model.ModelFile;
import io.sluice.model.ModelFormatException;
import io.sluice.model.json.JsonObject;
import io.sluice.text.UnknownSymbolException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The trained model that a language model starts from: its vocabulary and its weights.
 *
 * @param file where it is from; that in the directory if a run was named
 * @param model as it was loaded, checked against the settings
 * @param provenance its name, file and checksums
 */
record StartingModel(Path file, LanguageModel model, JsonObject provenance) {
  static final String KEY = "start-from";
  private static final String SHA256 = "sha256";
  private static final String TRAINING_DATA = "training data";
  private static final String LICENCE = "training data licence";

  /**
   * Loads the model that the settings name, if they name one.
   *
   * @throws InvalidValueException if it is not there, is no sound language model, is another
   *     network than the settings ask for, or cannot read the prompt
   */
  static Optional<StartingModel> of(LanguageModelConfig config) throws IOException {
    return config.startFrom().isPresent()
        ? Optional.of(load(config.startFrom().get(), config))
        : Optional.empty();
  }

  private static StartingModel load(Path named, LanguageModelConfig config) throws IOException {
    var missing = missing(named);
    if (missing.isPresent()) {
      throw new InvalidValueException(KEY, missing.get());
    }
    var file = RunDirectory.modelIn(named).orElse(named);
    var base = new StartingModel(file, sound(file, config), provenance(file));
    LanguageModelTraining.requireKnownPrompt(config, base.model().codec());
    return base;
  }

  /** What is wrong with the place of a model, if there is no file. */
  static Optional<String> missing(Path named) {
    if (Files.isRegularFile(named) || RunDirectory.modelIn(named).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        "names the model "
            + named
            + (Files.isDirectory(named)
                ? ", which is a directory without a model: there is neither model.sluice nor checkpoints/best.sluice in it; name another, or a .sluice file"
                : ", which is not there; train it first, or leave " + KEY + " out"));
  }

  private static LanguageModel sound(Path file, LanguageModelConfig config) throws IOException {
    try {
      var model = LanguageModel.load(file);
      DynamicEvaluation.check(model);
      new StartingSettings(config, model).requireSame();
      return model;
    } catch (ModelFormatException | IllegalArgumentException unusable) {
      var why = String.valueOf(unusable.getMessage());
      var named = why.startsWith(file + ": ");
      throw new InvalidValueException(KEY, "cannot be " + (named ? "" : file + ": ") + why);
    }
  }

  private static JsonObject provenance(Path file) throws IOException {
    var manifest = ModelFile.readManifest(file);
    var card = manifest.description().card();
    return JsonObject.builder()
        .put("file", String.valueOf(file.getFileName()))
        .put("name", card.name())
        .put(TRAINING_DATA, card.trainingData())
        .put(LICENCE, card.trainingDataLicence())
        .put(SHA256, Checksums.sha256(file))
        .put("weights sha256", manifest.weightsSha256())
        .build();
  }

  /**
   * What a model has learned from in the end, for its card.
   *
   * @param provenance of the model it started from
   * @param card what is known of what it learned from since
   */
  static ModelCard after(JsonObject provenance, ModelCard card) {
    return new ModelCard(
        card.name(),
        card.description(),
        card.licence(),
        then(provenance.string(TRAINING_DATA), card.trainingData()),
        then(provenance.string(LICENCE), card.trainingDataLicence()),
        card.metrics());
  }

  private static String then(String first, String second) {
    if (first.equals(second)) {
      return first;
    }
    return (first.isEmpty() ? "unknown" : first)
        + ", then "
        + (second.isEmpty() ? "unknown" : second);
  }

  /** A text in symbols of this model; tells how much of it the model does not know. */
  Encoding encoding(RunListener listener) {
    return (split, cache, begun) -> {
      listener.message("starting from the model " + file);
      var corpus = encode(split, cache, begun);
      UnknownSymbols.of(corpus).tell(listener);
      return corpus;
    };
  }

  private EncodedCorpus encode(CorpusSplit split, Path cache, Runnable begun) throws IOException {
    try {
      return EncodedCorpus.cached(split, model.codec(), cache, begun);
    } catch (IOException refused) {
      if (refused.getCause() instanceof UnknownSymbolException unknown) {
        throw new InvalidValueException(
            KEY,
            "names a model that cannot read the text: %s; train that model again with a tokenizer.minimum-count, 2 or more, that leaves out its rarest symbols, or with tokenizer.type bytes"
                .formatted(unknown.problem()));
      }
      throw refused;
    }
  }

  /** Gives a trainer that has not begun these weights. */
  void handTo(LanguageModelTrainer trainer) {
    trainer.startFrom(model);
  }

  /**
   * Refuses to go on with a run if the model that it started from is another one now: with its
   * vocabulary the text is read again.
   */
  static void requireUnchanged(ExperimentConfig config, RunDirectory run) throws IOException {
    if (!(config instanceof LanguageModelConfig languageModel)
        || languageModel.startFrom().isEmpty()) {
      return;
    }
    var file = languageModel.startFrom().get();
    var before = Provenance.read(run).object(Provenance.START_FROM).string(SHA256);
    if (!Files.isRegularFile(file)) {
      throw new RunException(
          "%s started from the model %s, which is not there any more; put it back, or set %s in %s to where it is now (sha256 %s)"
              .formatted(run.root(), file, KEY, run.config(), before));
    }
    var now = Checksums.sha256(file);
    if (!now.equals(before)) {
      throw new RunException(
          "%s started from the model %s, which has changed: its sha256 was %s and is %s; put the old one back, set %s in %s to where it is now, or start a new run"
              .formatted(run.root(), file, before, now, KEY, run.config()));
    }
  }
}
