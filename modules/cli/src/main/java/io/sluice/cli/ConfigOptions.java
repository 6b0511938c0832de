package io.sluice.cli;

import io.sluice.experiments.binding.Assignment;
import io.sluice.experiments.binding.ConfigFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** An experiment file and what is changed in it. */
final class ConfigOptions {
  @Parameters(paramLabel = "CONFIG", description = "Experiment file, YAML.")
  private Path config;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "Override a setting, such as recurrent.hidden=256; may be repeated.")
  private List<String> overrides = new ArrayList<>();

  Path path() {
    return config;
  }

  /** The file with the overrides, not yet checked. */
  ConfigFile read(Verb verb) {
    if (Files.notExists(config)) {
      throw verb.refusal(MissingFile.message(config));
    }
    var file = ConfigFile.read(config);
    for (var override : overrides) {
      if (!override.contains("=")) {
        throw verb.refusal("--set wants key.key=value, was \"" + override + '"');
      }
      try {
        file = file.with(Assignment.parse(override));
      } catch (IllegalArgumentException malformed) {
        throw verb.refusal("--set: " + malformed.getMessage());
      }
    }
    return file;
  }
}
