package io.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A small text, an experiment on it, and a run of a few steps. */
record TrainedRun(Path directory) {
  static final String TEXT = "the lamp is lit and the door is shut\n".repeat(60);

  /** Writes text and experiment. */
  static TrainedRun prepare(Path directory) throws IOException {
    Files.writeString(directory.resolve("night.txt"), TEXT);
    Files.writeString(
        directory.resolve("night.yaml"),
        """
        kind: language-model
        name: night
        corpus: {path: night.txt}
        embedding: {dimension: 8}
        recurrent: {layers: 1, hidden: 16}
        training:
          batch: 4
          truncation: 16
          steps: 20
          evaluate-every: 10
          optimiser: {type: adam, rate: 0.01}
        generate: {prompt: the, length: 30, temperatures: [0.8]}
        engine: {provider: java, threads: 1}
        """);
    return new TrainedRun(directory);
  }

  /** Also trains. */
  static TrainedRun train(Path directory) throws IOException {
    var made = prepare(directory);
    var run = made.call("train", made.config(), "--out", made.run());
    if (run.code() != 0) {
      throw new AssertionError(run.err());
    }
    return made;
  }

  Run call(String... arguments) {
    return Run.of(arguments);
  }

  String config() {
    return directory.resolve("night.yaml").toString();
  }

  String text() {
    return directory.resolve("night.txt").toString();
  }

  String run() {
    return directory.resolve("run").toString();
  }

  String model() {
    return directory.resolve("run").resolve("model.sluice").toString();
  }
}
