package io.sluice.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiments.config.LanguageModelConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The files in {@code configs/} are sound. */
class ConfigsTest {
  @Test
  void allPassTheirCheck() throws IOException {
    try (var files = Files.list(Path.of("..", "..", "configs"))) {
      var configs = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      assertThat(configs).hasSizeGreaterThanOrEqualTo(4);
      for (var config : configs) {
        var experiment = Experiment.of(config).check();
        assertThat(
                Settings.training(
                    ((LanguageModelConfig) experiment.config()).training(), 100_000_000L))
            .isNotNull();
        assertThat(config.getFileName()).hasToString(experiment.config().name() + ".yaml");
      }
    }
  }
}
