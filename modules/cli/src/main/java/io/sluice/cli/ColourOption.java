package io.sluice.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether spans of a text are shown in colours. */
final class ColourOption {
  /** When they are. */
  enum Colour {
    AUTO,
    ALWAYS,
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(
      names = "--colour",
      paramLabel = "WHEN",
      description = "Of text: ${COMPLETION-CANDIDATES}; auto, on terminals, unless given.")
  private Colour colour = Colour.AUTO;

  /** Whether they are in what goes to {@code output}, or to standard output. */
  boolean isOn(Optional<Path> output) {
    return switch (colour) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> output.isEmpty() && Terminal.isTerminal(1);
    };
  }
}
