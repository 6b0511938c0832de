package io.sluice.benchmarks;

import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One that takes part in a comparison: a command that prints one JSON object, ours or a peer's.
 *
 * @param name what the table calls it
 * @param family whose best setting counts: {@code sluice}, {@code dl4j}, {@code libtorch}, …
 * @param precision of operands: {@code fp32}, {@code bf16} or {@code int8}
 * @param environment variables beside those of this process
 */
record Contender(
    String name,
    String family,
    String precision,
    List<String> command,
    Map<String, String> environment) {

  /**
   * What one run gave.
   *
   * @param megabytes most memory of the process in RAM; 0 where the system does not tell
   */
  record Run(double unitsPerSecond, long megabytes) {}

  /**
   * Runs the command to its end.
   *
   * @throws IllegalStateException if it ends with another status than 0
   */
  Run run() throws InterruptedException {
    JsonObject result = Json.parseObject(output(), name);
    if (result.find("workloads").isPresent()) {
      result = (JsonObject) result.array("workloads").values().get(0);
    }
    boolean known =
        result
            .find("residentMegabytes")
            .filter(value -> value.description().contains("integer"))
            .isPresent();
    long megabytes = known ? Math.max(0, result.integer("residentMegabytes")) : 0;
    return new Run(result.decimal("unitsPerSecond"), megabytes);
  }

  /** What the command prints. */
  String output() throws InterruptedException {
    try {
      var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(environment);
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(name + " ended with status " + status);
      }
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command.get(0), e);
    }
  }
}
