package io.sluice.experiments;

import io.sluice.experiments.config.CheckpointEveryConfig;

/** When the next checkpoint is due: by steps, by time, whichever comes first. */
final class CheckpointTimer {
  private static final double NANOS = 1e9;

  private final CheckpointEveryConfig every;
  private long last = System.nanoTime();

  CheckpointTimer(CheckpointEveryConfig every) {
    this.every = every;
  }

  boolean due(long step) {
    var seconds = (System.nanoTime() - last) / NANOS;
    return (every.steps().isPresent() && step % every.steps().getAsLong() == 0)
        || (every.seconds().isPresent() && seconds >= every.seconds().getAsLong());
  }

  void written() {
    last = System.nanoTime();
  }
}
