package io.sluice.experiments;

import io.sluice.experiments.binding.Assignment;
import io.sluice.experiments.binding.ConfigFile;
import io.sluice.experiments.run.Event;
import io.sluice.experiments.run.Metric;
import io.sluice.experiments.run.RunDirectory;
import io.sluice.model.json.Json;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A small language model on a text, and experiments that go on from it on another. */
abstract class StartFromFixture {
  static final String CONFIG =
      """
      kind: language-model
      name: small
      seed: 3
      corpus: {path: base.txt, split: {train: 0.8}}
      embedding: {dimension: 6}
      recurrent: {hidden: 20, dropout: {type: locked, rate: 0.2}}
      training:
        batch: 1
        truncation: 9
        steps: 30
        optimiser: {type: adam, rate: 0.01}
        schedule: {type: plateau, patience: 0}
        evaluate-every: 8
        checkpoint-every: {steps: 7}
      generate: {length: 20, temperatures: [0.5]}
      engine: {provider: java, threads: 1}
      """;

  @TempDir Path directory;

  /** Breaks down after a step; hears what is said. */
  static final class Listener implements RunListener {
    private final long at;
    final List<String> messages = new ArrayList<>();

    Listener(long at) {
      this.at = at;
    }

    @Override
    public void stepped(Metric metric) {
      if (metric.step() == at) {
        throw new IllegalStateException("killed");
      }
    }

    @Override
    public void message(String line) {
      messages.add(line);
    }
  }

  @BeforeEach
  void writeTexts() throws IOException {
    write("base.txt", List.of("the", "cat", "sat", "on", "a", "mat", "and", "saw", "\n"));
    write("other.txt", List.of("hat", "the", "dot", "cost", "a", "sand", "nest", "\n"));
  }

  void write(String name, List<String> words) throws IOException {
    var random = new Random(5);
    var text = new StringBuilder();
    for (var i = 0; i < 400; i++) {
      text.append(words.get(random.nextInt(words.size()))).append(' ');
    }
    Files.writeString(directory.resolve(name), text);
  }

  Experiment experiment(String... overrides) {
    return experiment(CONFIG, overrides);
  }

  Experiment experiment(String yaml, String... overrides) {
    var file = new ConfigFile("small.yaml", directory, yaml, List.of());
    for (var override : overrides) {
      file = file.with(Assignment.parse(override));
    }
    return Experiment.of(file);
  }

  /** From the model, at a path relative to the file, on the other text, with another dropout. */
  Experiment tuning(String base, String... overrides) {
    var yaml =
        CONFIG.replace("base.txt", "other.txt").replace("rate: 0.2", "rate: 0.1")
            + "start-from: "
            + base
            + "/model.sluice\n";
    return experiment(yaml, overrides);
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  Result base(String name, String... overrides) throws IOException {
    return experiment(overrides).run(path(name), RunListener.SILENT);
  }

  static List<Event> events(Path run) throws IOException {
    try (var opened = RunDirectory.open(run)) {
      return opened.events();
    }
  }

  static JsonObject provenance(Path run) throws IOException {
    return Json.parseObject(Files.readString(run.resolve("provenance.json")), "provenance.json");
  }
}
