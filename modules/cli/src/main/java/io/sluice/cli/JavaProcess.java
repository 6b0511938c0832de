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

  /**
   * Runs a main class that prints one JSON object; what it says on standard error is heard here.
   *
   * @throws IOException if it fails
   */
  static JsonObject run(Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    var process = builder(main, arguments).redirectError(Redirect.INHERIT).start();
    try (var stream = process.getInputStream()) {
      var output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(
            "the process of its own ended with code " + process.exitValue() + failure(output));
      }
      return Json.parseObject(output, "its output");
    } finally {
      process.destroy();
    }
  }

  private static String failure(String output) {
    try {
      return ": " + Json.parseObject(output, "its output").string("error");
    } catch (JsonException unknown) {
      return "";
    }
  }
}
