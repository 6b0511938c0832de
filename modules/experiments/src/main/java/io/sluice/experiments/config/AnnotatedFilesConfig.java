package io.sluice.experiments.config;

import io.sluice.experiments.binding.Also;
import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Existing;
import java.nio.file.Path;

/** One file for training and another for development. */
@Doc("One file for training and another for development.")
public record AnnotatedFilesConfig(
    @Doc("Sentences to learn from.") @Existing Path train,
    @Doc("Sentences to measure on while training.") @Also({"validation", "dev", "valid"}) @Existing
        Path development) {
  public AnnotatedFilesConfig {
    Constraints.check(AnnotatedFilesConfig.class, train, development);
  }
}
