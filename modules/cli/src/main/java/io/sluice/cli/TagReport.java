package io.sluice.cli;

import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What was tagged, and how fast.
 *
 * @param model as it was given
 * @param layer that comes first
 * @param input as it was given
 * @param output empty if it was standard output
 * @param counts of what was tagged
 * @param seconds that it took
 */
record TagReport(
    String model,
    String layer,
    String input,
    Optional<Path> output,
    TagCounts counts,
    double seconds) {
  private double speed() {
    return counts.tokens() / Math.max(seconds, 1e-9);
  }

  /**
   * For machines.
   *
   * @param documents that were tagged, if they are told
   */
  JsonObject json(Optional<List<JsonValue>> documents) {
    var object =
        JsonObject.builder()
            .put("model", model)
            .put("layer", layer)
            .put("input", input)
            .put("output", output.map(Path::toString).orElse("-"))
            .put("sentences", counts.sentences())
            .put("tokens", counts.tokens())
            .put("seconds", seconds)
            .put("tokensPerSecond", speed());
    documents.ifPresent(all -> object.put("documents", new JsonArray(all)));
    return object.build();
  }

  /** For people, if they do not see what was tagged. */
  Optional<String> text() {
    return output.map(
        file ->
            Figures.count(counts.tokens(), "token")
                + " in "
                + Figures.count(counts.sentences(), "sentence")
                + " tagged in "
                + Figures.duration(seconds)
                + ", "
                + Figures.count(Math.round(speed()))
                + " a second: "
                + file);
  }
}
