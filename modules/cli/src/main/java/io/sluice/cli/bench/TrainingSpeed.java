package io.sluice.cli.bench;

import io.sluice.neural.engine.EngineSettings;
import java.time.Duration;

/** Symbols a second of whole training steps. */
final class TrainingSpeed {
  private TrainingSpeed() {}

  static Measurement measure(
      Workload workload,
      Network network,
      int batch,
      int window,
      EngineSettings engine,
      Duration duration) {
    try (var trainer = network.trainer(engine, batch, window)) {
      var seconds = MedianTime.seconds(trainer::step, duration);
      return Measurement.of(workload, trainer.provider(), engine, batch * window / seconds);
    }
  }
}
