package io.sluice.cli.bench;

import io.sluice.model.json.JsonNull;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.EngineSettings;
import java.util.OptionalLong;

/**
 * What was measured.
 *
 * @param workload which
 * @param provider of matrix products
 * @param precision of the operands of those products
 * @param threads that shared the work
 * @param unitsPerSecond median
 * @param residentMegabytes at the peak; empty where the system does not tell
 */
public record Measurement(
    Workload workload,
    String provider,
    String precision,
    int threads,
    double unitsPerSecond,
    OptionalLong residentMegabytes) {
  /** With the settings it was measured with, and the memory of this process. */
  static Measurement of(
      Workload workload, String provider, EngineSettings engine, double unitsPerSecond) {
    return new Measurement(
        workload,
        provider,
        engine.precision().label(),
        engine.threads(),
        unitsPerSecond,
        ResidentMemory.peakMegabytes());
  }

  /** For machines. */
  public JsonObject toJson() {
    var json =
        JsonObject.builder()
            .put("name", workload.name())
            .put("provider", provider)
            .put("precision", precision)
            .put("threads", threads)
            .put("unitsPerSecond", unitsPerSecond);
    return residentMegabytes.isPresent()
        ? json.put("residentMegabytes", residentMegabytes.getAsLong()).build()
        : json.put("residentMegabytes", JsonNull.NULL).build();
  }
}
