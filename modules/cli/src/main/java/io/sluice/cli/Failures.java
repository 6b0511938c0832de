package io.sluice.cli;

import io.sluice.catalog.InvalidCardException;
import io.sluice.catalog.UnknownCorpusException;
import io.sluice.experiments.binding.InvalidConfigException;
import io.sluice.model.ModelFormatException;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * What a user is told when something fails: the message, which says what and what helps, and never
 * a stack trace unless it was asked for with {@code --debug} or {@code SLUICE_DEBUG}.
 */
final class Failures {
  private final Console console;
  private final boolean json;
  private final boolean debug;

  Failures(Console console, List<String> arguments) {
    this.console = console;
    this.json = arguments.contains("--json");
    this.debug = arguments.contains("--debug") || System.getenv("SLUICE_DEBUG") != null;
  }

  /** The command was called in a way it does not understand. */
  int badUsage(ParameterException problem, String[] arguments) {
    var message = UsageText.of(problem);
    tell("sluice: " + message, problem);
    if (!JavaProcess.answersAnother()) {
      var command = problem.getCommandLine().getCommandSpec().qualifiedName();
      console.say("Try '" + command + " --help'.");
    }
    return end(message, Verb.REFUSED);
  }

  /** The work could not be done. */
  int failed(Throwable problem, CommandLine command, CommandLine.ParseResult parsed) {
    return failed(problem);
  }

  /** The same of what picocli does not catch: errors, such as one that memory has ended. */
  int failed(Throwable problem) {
    if (problem instanceof OutputClosedException closed && closed.readerHasGone()) {
      return Verb.DONE;
    }
    var message = message(problem);
    tell("sluice: " + message, problem);
    return end(message, exitCode(problem));
  }

  private static int exitCode(Throwable problem) {
    if (problem instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return exitCode(unchecked.getCause());
    }
    return problem instanceof InvalidConfigException
            || problem instanceof InvalidCardException
            || problem instanceof UnknownCorpusException
            || problem instanceof NoModelException
            || problem instanceof NoSuchFileException absent && isAbsent(absent)
        ? Verb.REFUSED
        : Verb.FAILED;
  }

  /** Not so if it is there, but is not what it should be. */
  private static boolean isAbsent(NoSuchFileException problem) {
    return problem.getFile() != null && Files.notExists(Path.of(problem.getFile()));
  }

  private static String message(Throwable problem) {
    var memory = OutOfMemory.in(problem);
    if (memory.isPresent()) {
      return OutOfMemory.message(memory.get(), Runtime.getRuntime().maxMemory());
    }
    if (problem instanceof InvalidConfigException invalid) {
      var count = invalid.problems().size();
      return "the configuration has "
          + (count == 1 ? "a problem" : count + " problems")
          + "\n"
          + invalid.getMessage();
    }
    if (problem instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
      return message(unchecked.getCause());
    }
    if (problem instanceof FileSystemException file) {
      return message(file);
    }
    if (expected(problem) && problem.getMessage() != null) {
      return problem.getMessage();
    }
    return "this should not have happened: "
        + problem
        + "\nRun it again with --debug to see where, and please report it.";
  }

  /** Mistakes and mishaps that explain themselves; anything else is a defect of ours. */
  private static boolean expected(Throwable problem) {
    return problem instanceof IOException
        || problem instanceof UncheckedIOException
        || problem instanceof IllegalArgumentException
        || problem instanceof ModelFormatException
        || problem instanceof OutputClosedException
        || problem.getClass().getPackageName().startsWith("io.sluice.");
  }

  private static String message(FileSystemException problem) {
    if (problem instanceof NoSuchFileException absent) {
      var reason = problem.getReason();
      return isAbsent(absent) || reason == null
          ? MissingFile.message(Path.of(String.valueOf(problem.getFile())))
          : problem.getFile() + ": " + reason;
    }
    if (problem instanceof AccessDeniedException) {
      return problem.getFile() + ": access is denied; check its permissions";
    }
    return problem.getMessage() == null ? problem.toString() : problem.getMessage();
  }

  private void tell(String message, Throwable problem) {
    if (!JavaProcess.answersAnother()) {
      console.say(message);
    }
    if (debug) {
      var trace = new StringWriter();
      problem.printStackTrace(new PrintWriter(trace, true));
      console.say(trace.toString().stripTrailing());
    }
  }

  private int end(String message, int code) {
    if (json) {
      console.print(JsonObject.builder().put("error", message).put("exitCode", code).build());
    }
    return code;
  }
}
