package io.sluice.cli;

import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command in a JVM of its own, which can be killed. */
final class CommandProcess {
  private static final long PATIENCE_MINUTES = 20;

  private final Process process;
  private final Path out;
  private final Path err;

  private CommandProcess(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /**
   * Starts {@code sluice} with the class path of this test.
   *
   * @param directory it works in; what it prints is kept there, and so are encoded texts
   */
  static CommandProcess start(TestJvm jvm, Path directory, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(jvm.home().resolve("bin/java").toString());
    command.addAll(jvm.flags());
    command.addAll(List.of("-XX:+UseSerialGC", "-cp", System.getProperty("java.class.path")));
    command.add(Sluice.class.getName());
    command.addAll(arguments);
    try {
      var out = Files.createTempFile(directory, "standard", ".out");
      var err = Files.createTempFile(directory, "standard", ".err");
      var builder =
          new ProcessBuilder(command)
              .directory(directory.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      builder.environment().put("SLUICE_CACHE", directory.resolve("cache").toString());
      return new CommandProcess(builder.start(), out, err);
    } catch (IOException failed) {
      throw new UncheckedIOException("cannot start " + command, failed);
    }
  }

  boolean isRunning() {
    return process.isAlive();
  }

  /**
   * Ends it by SIGKILL.
   *
   * @return whether it was running until then
   */
  boolean kill() throws InterruptedException {
    var running = process.isAlive();
    process.destroyForcibly();
    return running && process.waitFor() != 0;
  }

  /**
   * Waits for its end.
   *
   * @return the object that it printed
   * @throws AssertionError if it failed
   */
  JsonObject json() throws IOException, InterruptedException {
    var run = run();
    if (run.code() != 0) {
      throw new AssertionError("exit code " + run.code() + ": " + run.err());
    }
    return run.json();
  }

  /** Waits for its end, and tells of it. */
  Run run() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      throw new AssertionError("still running after " + PATIENCE_MINUTES + " minutes");
    }
    return new Run(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), errors());
  }

  String errors() throws IOException {
    return Files.readString(err, StandardCharsets.UTF_8);
  }
}
