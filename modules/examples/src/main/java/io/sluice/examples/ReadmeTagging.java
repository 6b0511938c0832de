package io.sluice.examples;

import io.sluice.experiments.Experiment;
import io.sluice.experiments.Result;
import io.sluice.tagging.TaggedDocument;
import io.sluice.tagging.Tagger;
import io.sluice.text.document.Sentence;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

/** What the README shows of taggers; the lines between the marks stand there word for word. */
final class ReadmeTagging {
  private ReadmeTagging() {}

  /**
   * Trains a tagger and uses it.
   *
   * @param config an experiment file
   */
  static Tagger run(Path config, PrintStream out) throws IOException {
    // README.md begins
    Result run = Experiment.of(config).check().run();
    Tagger tagger = Tagger.load(run.model()); // immutable, share it between threads

    TaggedDocument tagged = tagger.tag("Ada Lovelace met Charles Babbage in London.");
    for (var span : tagged.spans()) { // offsets in the text, too
      out.printf("%s %s %.2f%n", span.label(), span.text(), span.probability());
    }

    List<String> labels = tagger.tag(Sentence.of("Ada", "met", "Grace")).labels(); // own tokens
    var sure = tagger.abstainBelow(0.9).tag("Grace Hopper sailed to Paris.").spans();
    var ways = tagger.analyse(Sentence.of("Paris", "Hilton")).layer("ner").best(3);
    // README.md ends
    out.printf("%s, %d sure, %d ways%n", labels, sure.size(), ways.size());
    return tagger;
  }
}
