package io.sluice.experiments;

import io.sluice.experiments.config.LanguageModelConfig;
import io.sluice.experiments.config.OutputConfig;
import io.sluice.language.LanguageModel;
import io.sluice.language.OutputWeights;
import io.sluice.language.SoftmaxKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Holds the settings of a network against the model whose weights it starts from. */
final class StartingSettings {
  private final LanguageModelConfig config;
  private final LanguageModel model;
  private final List<String> differences = new ArrayList<>();

  StartingSettings(LanguageModelConfig config, LanguageModel model) {
    this.config = config;
    this.model = model;
  }

  /**
   * Dropout and whatever else concerns training only is free.
   *
   * @throws IllegalArgumentException naming all that differs
   */
  void requireSame() {
    var its = model.settings();
    var kind = TrainingText.kind(config.tokenizer());
    compare("tokenizer.type", kind.label(), model.symbols().label());
    compare("direction", word(config.direction()), its.reading().label());
    compare("embedding.dimension", config.embedding().dimension(), its.embedding());
    var recurrent = config.recurrent();
    compare("recurrent.cell", word(recurrent.cell()), word(its.recurrent().cell()));
    compare("recurrent.layers", recurrent.layers(), its.recurrent().layers());
    compare("recurrent.hidden", recurrent.hidden(), its.recurrent().hidden());
    compare(
        "recurrent.projection", text(recurrent.projection()), text(its.recurrent().projection()));
    compare("output.tied", config.output().tied(), its.output() == OutputWeights.TIED);
    compareOutput(config.output(), its.softmax());
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "it is another network: "
              + String.join("; ", differences)
              + "; give these settings the model's values, or take another model");
    }
  }

  /** What was learned from a sample of the symbols is a full softmax. */
  private void compareOutput(OutputConfig output, SoftmaxKind its) {
    if (!(its instanceof SoftmaxKind.Adaptive clusters)) {
      if (output.type() == OutputConfig.Kind.ADAPTIVE) {
        compare("output.type", "adaptive", "full");
      }
    } else if (output.type() != OutputConfig.Kind.ADAPTIVE) {
      compare("output.type", word(output.type()), "adaptive");
    } else {
      var division = output.division().orElse(SoftmaxKind.Adaptive.DIVISION);
      var vocabulary = model.codec().vocabulary().size();
      var cutoffs =
          output.cutoffs().isEmpty()
              ? SoftmaxKind.Adaptive.of(vocabulary, division).cutoffs()
              : output.cutoffs();
      compare("output.cutoffs", cutoffs, clusters.cutoffs());
      compare("output.division", division, clusters.division());
    }
  }

  private void compare(String setting, Object here, Object there) {
    if (!here.equals(there)) {
      differences.add("%s is %s, the model's %s".formatted(setting, here, there));
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Object text(OptionalInt size) {
    return size.isPresent() ? size.getAsInt() : "none";
  }
}
