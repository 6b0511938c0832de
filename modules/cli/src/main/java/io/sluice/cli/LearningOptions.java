package io.sluice.cli;

import io.sluice.embeddings.learning.LearningMethod;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.experiments.VectorLearning;
import io.sluice.experiments.config.WordingConfig;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How word vectors are learned. */
final class LearningOptions {
  private static final LearningSettings USUAL = LearningSettings.DEFAULT;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      description = "skip-gram (the default), cbow, fasttext or fasttext-cbow.")
  private String method = USUAL.method().label();

  @Option(
      names = "--dimension",
      paramLabel = "N",
      description = "Numbers of a word (default: ${DEFAULT-VALUE}).")
  private int dimension = USUAL.dimension();

  @Option(
      names = "--window",
      paramLabel = "N",
      description = "Words on either side that count, at most (default: ${DEFAULT-VALUE}).")
  private int window = USUAL.window();

  @Option(
      names = "--min-count",
      paramLabel = "N",
      description = "Words that occur less often get no vector (default: ${DEFAULT-VALUE}).")
  private int minimumCount = USUAL.minimumCount();

  @Option(
      names = "--negatives",
      paramLabel = "N",
      description = "Words drawn at random for each pair (default: ${DEFAULT-VALUE}).")
  private int negatives = USUAL.negatives();

  @Option(
      names = "--subsampling",
      paramLabel = "SHARE",
      description =
          "Skip frequent words, the smaller the more; 0: never. 0.001, or 0.0001 with fastText, unless"
              + " given.")
  private Optional<Double> subsampling = Optional.empty();

  @Option(
      names = "--epochs",
      paramLabel = "N",
      description = "Passes over the text (default: ${DEFAULT-VALUE}).")
  private int epochs = 1;

  @Option(
      names = "--rate",
      paramLabel = "RATE",
      description = "Learning rate at the beginning; 0.025, or 0.05 with fastText, unless given.")
  private Optional<Double> rate = Optional.empty();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "More than one is faster, and never ends twice in the same vectors (default: 1).")
  private int threads = 1;

  @Option(names = "--seed", paramLabel = "N", description = "Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--case",
      paramLabel = "CASE",
      description = "${COMPLETION-CANDIDATES}: what happens to letters (default: lower).")
  private WordingConfig.Letters letters = WordingConfig.Letters.LOWER;

  @Option(
      names = "--digits",
      paramLabel = "DIGITS",
      description = "${COMPLETION-CANDIDATES}: with zero, every digit becomes 0 (default: keep).")
  private WordingConfig.Digits digits = WordingConfig.Digits.KEEP;

  @Option(
      names = "--words",
      paramLabel = "KIND",
      description =
          "${COMPLETION-CANDIDATES}: english splits don't and Anna's as corpora for tagging do"
              + " (default: standard).")
  private WordingConfig.Cut cut = WordingConfig.Cut.STANDARD;

  VectorLearning learning() {
    var chosen = LearningMethod.of(method);
    var skip = subsampling.orElse(chosen.usualSubsampling());
    var settings = new LearningSettings(chosen, dimension, window, minimumCount, negatives, skip);
    var schedule = new LearningSchedule(epochs, rate.orElse(chosen.usualRate()), threads, seed);
    var wording = new WordingConfig(cut, letters, digits);
    return new VectorLearning(settings, schedule, wording, VectorLearning.Subject.WORDS);
  }
}
