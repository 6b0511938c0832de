package io.sluice.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The {@code sluice} command.
 *
 * <p>Exit codes: 0 done, 1 the work failed, 2 bad usage or bad configuration.
 */
@Command(
    name = "sluice",
    description = "Trains and runs LSTM language models on the JVM.",
    mixinStandardHelpOptions = true,
    versionProvider = Versions.class)
public final class Sluice implements Runnable {
  @Spec private CommandSpec spec;

  Sluice() {}

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    VectorModule.load();
    System.exit(execute(arguments));
  }

  /** Runs the command and returns its exit code. */
  static int execute(String... arguments) {
    return new CommandLine(new Sluice()).execute(arguments);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a verb is missing");
  }
}
