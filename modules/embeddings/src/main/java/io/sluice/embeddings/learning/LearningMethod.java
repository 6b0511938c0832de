package io.sluice.embeddings.learning;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How word vectors are learned; always with negative sampling. */
public enum LearningMethod {
  /** word2vec: a word predicts those around it (Mikolov et al. 2013). */
  SKIP_GRAM("skip-gram", 0.025, 1e-3),
  /** word2vec: the words around it predict a word. */
  CBOW("cbow", 0.025, 1e-3),
  /** fastText, skip-gram: a word is also its character n-grams (Bojanowski et al. 2017). */
  FASTTEXT("fasttext", 0.05, 1e-4),
  /** fastText, CBOW. */
  FASTTEXT_CBOW("fasttext-cbow", 0.05, 1e-4);

  private final String label;
  private final double rate;
  private final double subsampling;

  LearningMethod(String label, double rate, double subsampling) {
    this.label = label;
    this.rate = rate;
    this.subsampling = subsampling;
  }

  /** The name used on the command line. */
  public String label() {
    return label;
  }

  /** The learning rate to begin with that its authors use. */
  public double usualRate() {
    return rate;
  }

  /** The subsampling that its authors use. */
  public double usualSubsampling() {
    return subsampling;
  }

  /**
   * The method with this {@link #label()}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static LearningMethod of(String label) {
    return Arrays.stream(values())
        .filter(method -> method.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown method \""
                        + label
                        + "\", expected one of "
                        + Arrays.stream(values())
                            .map(LearningMethod::label)
                            .collect(Collectors.joining(", "))));
  }
}
