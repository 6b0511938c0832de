package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.corpora.TokenizedText;
import io.sluice.embeddings.learning.VectorLearner;
import io.sluice.embeddings.vectors.VectorWriter;
import io.sluice.embeddings.vectors.WordVectors;
import io.sluice.model.json.JsonObject;
import io.sluice.text.token.UnicodeSentenceSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
    name = "train",
    description = "Learn word vectors from a text.",
    footer = {
      "",
      "With one thread, the same text, settings and seed give the same file.",
      "",
      "Examples:",
      "  sluice vectors train europarl-english own.vec.gz",
      "  sluice vectors train texts/ own.txt --method cbow --dimension 200 --epochs 5",
    })
final class VectorsTrainVerb extends Verb {
  private static final double NANOS = 1e9;

  @Parameters(
      index = "0",
      paramLabel = "TEXT",
      description = "A text file, a directory of text files, the name of a corpus or its card.")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The file to write; compressed if its name ends with .gz.")
  private Path file;

  @Mixin private CardOptions cards;
  @Mixin private LearningOptions options;
  @Mixin private VectorFormatOption format;

  @Override
  public Integer call() throws IOException {
    var target = format.of(file);
    var settings = options.settings();
    var schedule = options.schedule();
    var learner = VectorLearner.installed();
    var begun = System.nanoTime();
    try (var text = tokenized()) {
      say(text);
      var display = new LearningDisplay(console(), text.sentences(), schedule.epochs());
      var vectors = learner.learn(settings, schedule, text, display);
      console().eraseStatus();
      VectorWriter.write(vectors, target, file);
      var seconds = (System.nanoTime() - begun) / NANOS;
      if (json()) {
        console().print(object(text, vectors, seconds));
      } else {
        console().println(file + "  " + Figures.count(vectors.size(), "word"));
        console().say("done in " + Figures.duration(seconds));
      }
    }
    return DONE;
  }

  private TokenizedText tokenized() throws IOException {
    var source = source();
    console().status("cutting " + source.name() + " into words");
    return TokenizedText.of(
        source, new UnicodeSentenceSplitter(), options.tokenizer(), options.change());
  }

  private TextSource source() throws IOException {
    var path = Path.of(name);
    if (Files.exists(path) && !CardOptions.isCardFile(path)) {
      return TextSource.path(path);
    }
    return cards.catalog().fetch(cards.corpus(name), new FetchDisplay(console())).text();
  }

  private void say(TokenizedText text) {
    console()
        .say(
            Figures.count(text.words(), "word")
                + " in "
                + Figures.count(text.sentences(), "sentence"));
    if (!options.schedule().isRepeatable()) {
      console().say("with several threads every run ends a little differently");
    }
  }

  private JsonObject object(TokenizedText text, WordVectors vectors, double seconds) {
    return JsonObject.builder()
        .put("file", file.toString())
        .put("words", vectors.size())
        .put("dimension", vectors.dimension())
        .put("textWords", text.words())
        .put("repeatable", options.schedule().isRepeatable())
        .put("seconds", seconds)
        .build();
  }
}
