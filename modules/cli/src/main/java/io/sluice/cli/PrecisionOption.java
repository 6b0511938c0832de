package io.sluice.cli;

import io.sluice.language.LanguageModel;
import io.sluice.neural.precision.WeightPrecision;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How many bits a weight of a language model has while it predicts. */
final class PrecisionOption {
  @Option(
      names = "--precision",
      paramLabel = "P",
      completionCandidates = ClosedValues.Precisions.class,
      description =
          "Of a language model's weights: fp32, bf16 or int8; as in its file unless given.")
  private Optional<String> precision = Optional.empty();

  boolean given() {
    return precision.isPresent();
  }

  /** Refuses what is no precision; before any work is done. */
  void check(Verb verb) {
    precision.ifPresent(label -> of(label, verb));
  }

  static WeightPrecision of(String label, Verb verb) {
    try {
      return WeightPrecision.of(label);
    } catch (IllegalArgumentException unknown) {
      throw verb.refusal("--precision: " + unknown.getMessage());
    }
  }

  /** The model with such weights. */
  LanguageModel apply(LanguageModel model, Verb verb) {
    if (precision.isEmpty()) {
      return model;
    }
    var chosen = of(precision.get(), verb);
    return rounded(() -> model.quantised(chosen), verb);
  }

  /** Rounds a model of any kind, and refuses in the name of a verb what cannot be rounded. */
  static <M> M rounded(Supplier<M> quantised, Verb verb) {
    try {
      return quantised.get();
    } catch (IllegalArgumentException refused) {
      throw verb.refusal(String.valueOf(refused.getMessage()));
    }
  }
}
