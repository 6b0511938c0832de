package io.sluice.experiments.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.sluice.experiments.binding.SettingsReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/settings.md} says what the records say. */
class SettingsReferenceTest {
  private static final Path FILE = Path.of("..", "..", "docs", "settings.md");
  private static final String HEAD =
      """
      # Settings of experiment files

      Made from the records in `io.sluice.experiments.config`; do not edit. After a change of the
      records run
      `mvn -pl modules/experiments -am test -Dtest=SettingsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dsluice.docs=write`.
      How files are read, and what a run leaves, is told in [experiments.md](experiments.md).
      """;

  @Test
  void documentIsUpToDate() throws IOException {
    var expected = HEAD + SettingsReference.markdown(ExperimentConfig.class);
    if (System.getProperty("sluice.docs", "").equals("write")) {
      Files.writeString(FILE, expected);
    }
    assertThat(FILE).content().isEqualTo(expected);
  }
}
