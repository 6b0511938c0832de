package io.sluice.examples;

import io.sluice.embeddings.learning.LearningListener;
import io.sluice.embeddings.learning.LearningMethod;
import io.sluice.embeddings.learning.LearningSchedule;
import io.sluice.embeddings.learning.LearningSettings;
import io.sluice.embeddings.learning.VectorLearner;
import io.sluice.embeddings.vectors.Neighbours;
import io.sluice.embeddings.vectors.VectorFile;
import io.sluice.embeddings.vectors.VectorFormat;
import io.sluice.embeddings.vectors.VectorWriter;
import io.sluice.embeddings.vectors.WordVectors;
import io.sluice.experiments.Experiment;
import io.sluice.experiments.Result;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Word vectors, as {@code docs/vectors.md} shows them. */
public final class VectorFiles {
  private VectorFiles() {}

  /** Reads the vectors of some words, looks for neighbours of one of them, and writes them. */
  public static void run(Path glove, Set<String> wordsOfTheCorpus, Path binary, PrintStream out)
      throws IOException {
    // docs/vectors.md begins
    WordVectors vectors = VectorFile.read(glove, VectorFile.formsOf(wordsOfTheCorpus));
    vectors.find("Paris").ifPresent(paris -> out.println(paris.length + " numbers"));
    for (Neighbours.Neighbour near : Neighbours.of(vectors).nearest("Paris", 3)) {
      out.println(near.word() + " " + near.cosine());
    }
    VectorWriter.write(vectors, VectorFormat.WORD2VEC_BINARY, binary);
    // docs/vectors.md ends
  }

  /** Learns vectors; needs {@code sluice-wordvectors} on the class path. */
  public static WordVectors learn(Iterable<List<String>> sentences) throws IOException {
    // docs/vectors.md begins
    WordVectors learned =
        VectorLearner.installed()
            .learn(
                LearningSettings.of(LearningMethod.SKIP_GRAM),
                LearningSchedule.of(LearningMethod.SKIP_GRAM),
                sentences, // gone through several times: TokenizedText, or your own
                LearningListener.SILENT);
    // docs/vectors.md ends
    return learned;
  }

  /** Learns vectors as a file says. */
  public static Path learn(Path config) throws IOException {
    // docs/vectors.md begins
    Result result = Experiment.of(config).check().run();
    Path vectors = result.model(); // runs/<name>/vectors.vec
    // docs/vectors.md ends
    return vectors;
  }
}
