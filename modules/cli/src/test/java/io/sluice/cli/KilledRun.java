package io.sluice.cli;

import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/**
 * One run that is killed again and again at random moments: mostly while it trains, now and then
 * while it starts.
 *
 * @param directory where processes work and the configuration lies
 * @param config name of the configuration
 * @param run name of the run's directory
 */
record KilledRun(TestJvm jvm, Path directory, String config, String run) {
  private static final double KILLED_WHILE_STARTING = 0.15;
  private static final double MILLIS = 1000;

  /**
   * Kills and resumes.
   *
   * @param undisturbed seconds that the whole run takes, which the moments are chosen by: together
   *     the killed processes get at most half of its steps done
   * @return what the last process printed, which was left alone
   */
  JsonObject kill(int times, double undisturbed, long seed)
      throws IOException, InterruptedException {
    var random = new Random(seed);
    for (var time = 1; time <= times; time++) {
      var process = begin();
      if (random.nextDouble() >= KILLED_WHILE_STARTING) {
        awaitSteps(process);
      }
      Thread.sleep((long) (random.nextDouble() * undisturbed * MILLIS / 2 / times));
      if (!process.kill()) {
        throw new AssertionError(
            "ended before it was killed for the %d. time (seed %d): %s"
                .formatted(time, seed, process.errors()));
      }
    }
    return begin().json();
  }

  private Path metrics() {
    return directory.resolve(run).resolve("metrics.csv");
  }

  /** Killed so early that there is nothing to resume, a run begins anew. */
  private CommandProcess begin() {
    var begun = Files.exists(directory.resolve(run).resolve("config.resolved.yaml"));
    return CommandProcess.start(
        jvm,
        directory,
        begun
            ? List.of("resume", run, "--json")
            : List.of("train", config, "--out", run, "--json"));
  }

  private void awaitSteps(CommandProcess process) throws IOException, InterruptedException {
    var started = System.currentTimeMillis();
    while (process.isRunning() && !touchedSince(started)) {
      Thread.sleep(2);
    }
  }

  private boolean touchedSince(long millis) throws IOException {
    return Files.exists(metrics()) && Files.getLastModifiedTime(metrics()).toMillis() > millis;
  }
}
