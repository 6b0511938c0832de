package io.sluice.cli;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonException;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM with the flags and the class path of this one. */
final class JavaProcess {
  /** Set in a JVM whose failures are told by the one that started it. */
  private static final String ANSWERS = "sluice.process.answers";

  private JavaProcess() {}

  /** Ready to be started. */
  static ProcessBuilder builder(Class<?> main, List<String> arguments) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (var flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (!flag.startsWith("-javaagent:") && !flag.startsWith("-agentlib:")) {
        command.add(flag);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return new ProcessBuilder(command);
  }

  /** Whether this is such a JVM, which leaves telling why it failed to the one that started it. */
  static boolean answersAnother() {
    return Boolean.getBoolean(ANSWERS);
  }

  /**
   * Runs the command, which prints one JSON object; what it says on standard error is heard here.
   *
   * @param verb that asks; it refuses what was refused there, in the same words
   * @throws IOException if it fails, with the message that it failed with
   */
  static JsonObject run(List<String> arguments, Verb verb)
      throws IOException, InterruptedException {
    var builder = builder(Sluice.class, arguments).redirectError(Redirect.INHERIT);
    builder.command().add(1, "-D" + ANSWERS + "=true");
    var process = builder.start();
    try (var stream = process.getInputStream()) {
      var output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      int code = process.waitFor();
      if (code != 0) {
        var message = failure(output, code);
        if (code == Verb.REFUSED) {
          throw verb.refusal(message);
        }
        throw new IOException(message);
      }
      return Json.parseObject(output, "its output");
    } finally {
      process.destroy();
    }
  }

  private static String failure(String output, int code) {
    try {
      return Json.parseObject(output, "its output").string("error");
    } catch (JsonException unknown) {
      return "the process of its own ended with code " + code;
    }
  }
}
