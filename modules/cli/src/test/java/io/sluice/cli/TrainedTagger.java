package io.sluice.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A small corpus of names, an experiment on it, and a tagger that has learned them. */
record TrainedTagger(Path directory) {
  private static final String[] NAMES = {"Ada", "Alan", "Grace", "Edsger", "Barbara"};
  private static final String[] PLACES = {"London", "Berlin", "Oslo", "New York"};

  /** Writes corpus and experiment. */
  static TrainedTagger prepare(Path directory) throws IOException {
    var random = new Random(5);
    var text = new StringBuilder();
    for (var i = 0; i < 120; i++) {
      token(text, NAMES[random.nextInt(NAMES.length)], "PROPN", "I-PER");
      token(text, random.nextBoolean() ? "met" : "saw", "VERB", "O");
      if (random.nextBoolean()) {
        token(text, NAMES[random.nextInt(NAMES.length)], "PROPN", "I-PER");
      }
      token(text, "in", "ADP", "O");
      for (var word : PLACES[random.nextInt(PLACES.length)].split(" ")) {
        token(text, word, "PROPN", "I-LOC");
      }
      text.append('\n');
    }
    Files.writeString(directory.resolve("names.conll"), text);
    Files.writeString(
        directory.resolve("names.yaml"),
        """
        kind: tagger
        name: names
        corpus: {path: names.conll, format: columns, columns: [word, pos, ner], split: {train: 0.8}}
        embeddings: [{type: words, dimension: 8}]
        recurrent: {hidden: 12, dropout: {type: none, rate: 0}}
        training: {batch: 8, steps: 60, evaluate-every: 20, optimiser: {type: adam, rate: 0.03}}
        engine: {provider: java, threads: 1}
        """);
    return new TrainedTagger(directory);
  }

  private static void token(StringBuilder text, String word, String pos, String ner) {
    text.append(word).append(' ').append(pos).append(' ').append(ner).append('\n');
  }

  /** Also trains. */
  static TrainedTagger train(Path directory) throws IOException {
    var made = prepare(directory);
    made.train("train", made.config(), "--out", made.run());
    return made;
  }

  /** Also trains, names and parts of speech together. */
  static TrainedTagger trainJoint(Path directory) throws IOException {
    var made = prepare(directory);
    var joint = Files.readString(Path.of(made.config())) + "joint: [{layer: pos, scheme: none}]\n";
    Files.writeString(Path.of(made.config()), joint);
    made.train("train", made.config(), "--out", made.run());
    return made;
  }

  private void train(String... arguments) {
    var run = Run.of(arguments);
    if (run.code() != 0) {
      throw new AssertionError(run.err());
    }
  }

  String config() {
    return directory.resolve("names.yaml").toString();
  }

  String corpus() {
    return directory.resolve("names.conll").toString();
  }

  String run() {
    return directory.resolve("run").toString();
  }
}
