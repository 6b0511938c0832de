package io.sluice.cli;

import io.sluice.corpora.TextSource;
import io.sluice.embeddings.vectors.VectorWriter;
import io.sluice.experiments.VectorLearning;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
    OutputFile.check("", file, this);
    TagPlace.requireOther(name, Optional.of(file), this);
    var learning = options.learning();
    var begun = System.nanoTime();
    var learned = learning.learn(source(), new LearningDisplay(console()));
    console().eraseStatus();
    OutputFile.write(
        file,
        place -> {
          VectorWriter.write(learned.words(), target, place);
          return place;
        });
    var seconds = (System.nanoTime() - begun) / NANOS;
    if (json()) {
      console().print(object(learning, learned, seconds));
    } else {
      OutputFile.tell(file, file + "  " + Figures.count(learned.words().size(), "word"), console());
      console().say("done in " + Figures.duration(seconds));
    }
    return DONE;
  }

  private TextSource source() throws IOException {
    var path = Path.of(name);
    if (Files.exists(path) && !CardOptions.isCardFile(path)) {
      return TextSource.path(path);
    }
    return cards.catalog().fetch(cards.text(name), new FetchDisplay(console())).text();
  }

  private JsonObject object(
      VectorLearning learning, VectorLearning.Learned learned, double seconds) {
    return JsonObject.builder()
        .put("file", file.toString())
        .put("words", learned.words().size())
        .put("dimension", learned.words().dimension())
        .put("textWords", learned.textWords())
        .put("repeatable", learning.isRepeatable())
        .put("seconds", seconds)
        .build();
  }
}
