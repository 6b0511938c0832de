package io.sluice.cli;

import io.sluice.embeddings.learning.LearningMethod;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.vectors.WordForms;
import io.sluice.text.token.Tokenizer;
import io.sluice.text.token.UnicodeTokenizer;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Option;

/** How word vectors are learned. */
final class LearningOptions {
  /** What happens to the letters of words. */
  enum WordCase {
    LOWER,
    KEEP
  }

  /** What happens to the digits of words. */
  enum Digits {
    KEEP,
    ZERO
  }

  /** Which tokens words are. */
  enum Words {
    STANDARD,
    ENGLISH
  }

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
  private WordCase wordCase = WordCase.LOWER;

  @Option(
      names = "--digits",
      paramLabel = "DIGITS",
      description = "${COMPLETION-CANDIDATES}: with zero, every digit becomes 0 (default: keep).")
  private Digits digits = Digits.KEEP;

  @Option(
      names = "--words",
      paramLabel = "KIND",
      description =
          "${COMPLETION-CANDIDATES}: english splits don't and Anna's as corpora for tagging do"
              + " (default: standard).")
  private Words words = Words.STANDARD;

  LearningSettings settings() {
    var chosen = LearningMethod.of(method);
    var skip = subsampling.orElse(chosen.usualSubsampling());
    return new LearningSettings(chosen, dimension, window, minimumCount, negatives, skip);
  }

  LearningSchedule schedule() {
    var usual = LearningMethod.of(method).usualRate();
    return new LearningSchedule(epochs, rate.orElse(usual), threads, seed);
  }

  Tokenizer tokenizer() {
    return words == Words.ENGLISH ? UnicodeTokenizer.english() : UnicodeTokenizer.standard();
  }

  /** What is done with each word. */
  UnaryOperator<String> change() {
    UnaryOperator<String> letters = wordCase == WordCase.LOWER ? WordForms::lower : word -> word;
    return digits == Digits.ZERO ? word -> WordForms.digitsToZero(letters.apply(word)) : letters;
  }
}
