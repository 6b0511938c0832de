package io.sluice.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** One verb of the command; {@link #call} does the work and returns the exit code. */
abstract class Verb implements Callable<Integer> {
  /** The work was done. */
  static final int DONE = 0;

  /** The work failed. */
  static final int FAILED = 1;

  /** Bad usage or bad configuration; nothing was done. */
  static final int REFUSED = 2;

  @Spec private CommandSpec spec;

  final Sluice sluice() {
    return (Sluice) spec.root().userObject();
  }

  final Console console() {
    return sluice().console();
  }

  /** Whether one JSON object is wanted instead of text. */
  final boolean json() {
    return sluice().json();
  }

  /** A mistake in how the command was called; to be thrown. */
  final ParameterException refusal(String message) {
    return new RefusedException(spec.commandLine(), message);
  }
}
