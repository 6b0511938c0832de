package io.sluice.experiments;

import io.sluice.experiments.config.EngineConfig;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.Engine;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What computes, where a configuration may have left the choice open.
 *
 * @param provider of matrix products; never {@code auto}
 * @param kernels by their name
 * @param threads that share the work
 */
record EngineInUse(String provider, String kernels, int threads) {
  static EngineInUse of(Engine engine) {
    return new EngineInUse(engine.providerName(), engine.kernels().name(), engine.team().size());
  }

  /** A configuration that leaves nothing open. */
  EngineConfig config() {
    var chosen = EngineConfig.Provider.valueOf(provider.toUpperCase(Locale.ROOT));
    return new EngineConfig(chosen, OptionalInt.of(threads));
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("provider", provider)
        .put("kernels", kernels)
        .put("threads", threads)
        .build();
  }
}
