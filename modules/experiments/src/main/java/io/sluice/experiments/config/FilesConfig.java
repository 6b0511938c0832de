package io.sluice.experiments.config;

import io.sluice.experiments.binding.Also;
import io.sluice.experiments.binding.Constraints;
import io.sluice.experiments.binding.Doc;
import io.sluice.experiments.binding.Existing;
import java.nio.file.Path;

/** One text for training and another for validation. */
@Doc("One text for training and another for validation.")
public record FilesConfig(
    @Doc("Text to learn from.") @Existing Path train,
    @Doc("Text to measure on while training.") @Also({"development", "dev", "valid"}) @Existing
        Path validation) {
  public FilesConfig {
    Constraints.check(FilesConfig.class, train, validation);
  }
}
