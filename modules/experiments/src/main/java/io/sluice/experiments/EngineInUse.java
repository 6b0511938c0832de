package io.sluice.experiments;

import io.sluice.experiments.config.EngineConfig;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.gemm.Precision;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What computes, where a configuration may have left the choice open.
 *
 * @param provider of matrix products; never {@code auto}
 * @param kernels by their name
 * @param threads that share the work
 * @param precision of the operands of matrix products
 */
record EngineInUse(String provider, String kernels, int threads, Precision precision) {
  static EngineInUse of(Engine engine) {
    return new EngineInUse(
        engine.providerName(), engine.kernels().name(), engine.team().size(), engine.precision());
  }

  /** A configuration that leaves nothing open. */
  EngineConfig config() {
    var chosen = EngineConfig.Provider.valueOf(provider.toUpperCase(Locale.ROOT));
    var rounded =
        switch (precision) {
          case FP32 -> EngineConfig.Precision.FP32;
          case BF16 -> EngineConfig.Precision.BF16;
        };
    return new EngineConfig(chosen, OptionalInt.of(threads), rounded);
  }

  JsonObject toJson() {
    return JsonObject.builder()
        .put("provider", provider)
        .put("kernels", kernels)
        .put("threads", threads)
        .put("precision", precision.label())
        .build();
  }
}
