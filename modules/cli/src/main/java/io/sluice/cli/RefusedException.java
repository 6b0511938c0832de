package io.sluice.cli;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** The command was called in a way that a verb does not accept; says so in our own words. */
final class RefusedException extends ParameterException {
  private static final long serialVersionUID = 1L;

  RefusedException(CommandLine command, String message) {
    super(command, message);
  }
}
