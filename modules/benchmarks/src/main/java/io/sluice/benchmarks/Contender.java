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
 * @param environment variables beside those of this process
 */
record Contender(
    String name, String family, List<String> command, Map<String, String> environment) {

  /**
   * Runs the command to its end.
   *
   * @return units a second
   * @throws IllegalStateException if it ends with another status than 0
   */
  double unitsPerSecond() throws InterruptedException {
    try {
      var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
      builder.environment().putAll(environment);
      Process process = builder.start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      int status = process.waitFor();
      if (status != 0) {
        throw new IllegalStateException(name + " ended with status " + status);
      }
      JsonObject result = Json.parseObject(output, name);
      if (result.find("workloads").isPresent()) {
        result = (JsonObject) result.array("workloads").values().get(0);
      }
      return result.decimal("unitsPerSecond");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + command.get(0), e);
    }
  }
}
