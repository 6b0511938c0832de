package io.sluice.cli;

import io.sluice.embeddings.vectors.VectorFormat;
import io.sluice.embeddings.vectors.VectorWriter;
import io.sluice.embeddings.vectors.WordVectors;
import io.sluice.model.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "convert",
    description = "Write word vectors in another format; no number changes.",
    footer = {
      "",
      "Examples:",
      "  sluice vectors convert glove-wink-100d glove.vec.gz",
      "  sluice vectors convert own.vec own.bin",
    })
final class VectorsConvertVerb extends Verb {
  @Mixin private VectorsArgument vectors;

  @Parameters(
      index = "1",
      paramLabel = "FILE",
      description = "The file to write; compressed if its name ends with .gz.")
  private Path file;

  @Mixin private VectorFormatOption format;

  @Option(
      names = "--limit",
      paramLabel = "COUNT",
      description = "Only the first so many words; files have frequent words first.")
  private Optional<Integer> limit = Optional.empty();

  @Override
  public Integer call() throws IOException {
    if (limit.isPresent() && limit.get() < 1) {
      throw refusal("--limit must be at least 1, was " + limit.get());
    }
    var target = format.of(file);
    OutputFile.check("", file, this);
    vectors.requireOther(file, this);
    var all = vectors.read(console());
    var kept = first(all, limit.orElse(all.size()));
    OutputFile.write(
        file,
        place -> {
          VectorWriter.write(kept, target, place);
          return place;
        });
    var leftOut = Math.min(all.size(), limit.orElse(all.size())) - kept.size();
    if (leftOut > 0) {
      console().say(Figures.count(leftOut, "word") + " left out: with blanks, or not Unicode");
    }
    if (json()) {
      console().print(object(target, kept).put("leftOut", leftOut).build());
    } else {
      OutputFile.tell(
          file,
          file + "  " + target.label() + ", " + Figures.count(kept.size(), "word"),
          console());
    }
    return DONE;
  }

  private JsonObject.Builder object(VectorFormat target, WordVectors kept) {
    return JsonObject.builder()
        .put("file", file.toString())
        .put("format", target.label())
        .put("words", kept.size())
        .put("dimension", kept.dimension());
  }

  private static WordVectors first(WordVectors all, int limit) {
    var words = new ArrayList<String>();
    var dimension = all.dimension();
    var count = Math.min(limit, all.size());
    var rows = new float[count * dimension];
    for (var row = 0; row < count; row++) {
      var word = all.words().get(row);
      if (VectorWriter.canHold(word)) {
        System.arraycopy(all.rows(), row * dimension, rows, words.size() * dimension, dimension);
        words.add(word);
      }
    }
    return WordVectors.of(words, dimension, Arrays.copyOf(rows, words.size() * dimension));
  }
}
