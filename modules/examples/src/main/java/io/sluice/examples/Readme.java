package io.sluice.examples;

import io.sluice.experiments.Experiment;
import io.sluice.experiments.Result;
import io.sluice.language.Generated;
import io.sluice.language.LanguageModel;
import io.sluice.language.Score;
import io.sluice.language.generation.Sampling;
import io.sluice.language.novelty.Novelty;
import io.sluice.neural.recurrent.State;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the README shows; the lines between the marks stand there word for word. */
final class Readme {
  private Readme() {}

  /**
   * Trains a model and uses it in every way there is.
   *
   * @param config an experiment file
   * @param corpus the text it learns from
   */
  static LanguageModel run(Path config, Path corpus, PrintStream out) throws IOException {
    // README.md begins
    Result run = Experiment.of(config).check().run(); // train, as `./sluice train` does
    LanguageModel model = LanguageModel.load(run.model()); // immutable, share it between threads

    var sampling = Sampling.seeded(7).topP(0.9).temperature(0.8).stop("\n\n").length(300);
    model.generate("The ", sampling, out::print); // streams while it is written

    Score score = model.score("The lamp is lit."); // a String, or a Reader of any length
    out.printf("%n%.3f bits per character%n", score.bitsPerCharacter());
    model.score("The lamp", s -> out.printf("%s %.2f nats%n", s.text(), s.nats()));

    State begun = model.step(model.start(), "The "); // a value: keep it, fork it
    double[] next = model.logProbabilities(model.step(begun, "l"));

    List<Generated> ten = model.generate("The ", sampling, 10); // side by side
    List<String> texts = ten.stream().map(Generated::text).toList();
    Novelty novelty = Novelty.measure(Files.readString(corpus), texts);
    out.printf("longest copy: %s%n", novelty.longestCopy().text());
    // README.md ends
    out.printf("%d possible next symbols%n", next.length);
    return model;
  }
}
