package io.sluice.cli.bench;

import io.sluice.language.LanguageModel;
import io.sluice.language.generation.Sampling;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.team.Team;
import java.time.Duration;

/** Symbols a second of writing, sampling included; the calling thread alone, or a team. */
final class GenerationSpeed {
  private static final int LENGTH = 100;

  private GenerationSpeed() {}

  static Measurement measure(
      Workload workload, Network network, Writing writing, Duration duration) {
    var model = model(network).quantised(writing.weights());
    var sampling = Sampling.seeded(1).length(LENGTH);
    double seconds;
    if (writing.threads() == 1) {
      seconds = MedianTime.seconds(() -> model.generate("", sampling), duration);
    } else {
      try (var team = Team.of(writing.threads())) {
        seconds =
            MedianTime.seconds(() -> model.generate("", sampling, piece -> {}, team), duration);
      }
    }
    return new Measurement(
        workload,
        "java",
        writing.weights().label(),
        writing.threads(),
        LENGTH / seconds,
        ResidentMemory.peakMegabytes());
  }

  private static LanguageModel model(Network network) {
    var engine = EngineSettings.defaults().withProvider("java").withThreads(1);
    try (var trainer = network.trainer(engine, 1, 1)) {
      return trainer.model();
    }
  }
}
