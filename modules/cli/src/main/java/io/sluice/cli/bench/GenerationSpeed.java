package io.sluice.cli.bench;

import io.sluice.language.LanguageModel;
import io.sluice.language.generation.Sampling;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.gemm.Precision;
import java.time.Duration;

/** Symbols a second of writing, sampling included, on the calling thread alone. */
final class GenerationSpeed {
  private static final int LENGTH = 100;

  private GenerationSpeed() {}

  static Measurement measure(Workload workload, Network network, Duration duration) {
    var model = model(network);
    var sampling = Sampling.seeded(1).length(LENGTH);
    var seconds = MedianTime.seconds(() -> model.generate("", sampling), duration);
    return new Measurement(
        workload, "java", Precision.FP32, 1, LENGTH / seconds, ResidentMemory.peakMegabytes());
  }

  private static LanguageModel model(Network network) {
    var engine = EngineSettings.defaults().withProvider("java").withThreads(1);
    try (var trainer = network.trainer(engine, 1, 1)) {
      return trainer.model();
    }
  }
}
