package io.sluice.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The {@code sluice} command.
 *
 * <p>Exit codes: 0 done, 1 the work failed, 2 bad usage or bad configuration.
 */
@Command(
    name = "sluice",
    description = "Trains and runs LSTM language models and sequence taggers on the JVM.",
    versionProvider = Versions.class,
    synopsisSubcommandLabel = "VERB",
    footer = {
      "",
      "'sluice --with onednn VERB ...' multiplies matrices with oneDNN, '--with mkl' with MKL;"
          + " '--debug' shows where a failure came from.",
      "'sluice VERB --help' tells more; docs/cli.md tells all."
    },
    subcommands = {
      CheckVerb.class,
      TrainVerb.class,
      ResumeVerb.class,
      EvaluateVerb.class,
      GenerateVerb.class,
      TagVerb.class,
      ScoreVerb.class,
      QuantiseVerb.class,
      InfoVerb.class,
      CorpusVerb.class,
      VectorsVerb.class,
      CacheVerb.class,
      SchemaVerb.class,
      CompletionVerb.class,
      BenchVerb.class,
    })
public final class Sluice implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("UnusedVariable") // picocli acts on it
  @Option(
      names = {"-h", "--help"},
      scope = ScopeType.INHERIT,
      usageHelp = true,
      description = "Show this help and end.")
  private boolean help;

  @SuppressWarnings("UnusedVariable") // picocli acts on it
  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Print the version and end.")
  private boolean version;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON object for machines; everything else goes to standard error.")
  private boolean json;

  // Failures looks for it in the arguments themselves: they may be what is wrong.
  @SuppressWarnings("UnusedVariable")
  @Option(names = "--debug", scope = ScopeType.INHERIT, hidden = true)
  private boolean debug;

  private final Console console;

  Sluice(Console console) {
    this.console = console;
  }

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    VectorModule.load();
    System.exit(execute(Console.standard(), arguments));
  }

  /** Runs the command and returns its exit code. */
  static int execute(Console console, String... arguments) {
    var failures = new Failures(console, List.of(arguments));
    try {
      return command(console, failures).execute(arguments);
    } catch (Error error) {
      return failures.failed(error);
    }
  }

  private static CommandLine command(Console console, Failures failures) {
    return withHeadings(new CommandLine(new Sluice(console)))
        .setParameterExceptionHandler(failures::badUsage)
        .setExecutionExceptionHandler(failures::failed)
        .setOut(new PrintWriter(console.outStream(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.errStream(), true, StandardCharsets.UTF_8))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  private static CommandLine withHeadings(CommandLine command) {
    command
        .getCommandSpec()
        .usageMessage()
        .parameterListHeading("%nArguments:%n")
        .optionListHeading("%nOptions:%n")
        .commandListHeading("%nVerbs:%n");
    command.getSubcommands().values().forEach(Sluice::withHeadings);
    return command;
  }

  /** How the command is called from here, for messages. */
  static String command() {
    return CommandName.of(
        Path.of(System.getProperty("sluice.home", "")).toAbsolutePath(),
        Path.of("").toAbsolutePath(),
        Objects.requireNonNullElse(System.getenv("PATH"), ""));
  }

  Console console() {
    return console;
  }

  boolean json() {
    return json;
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
