package io.sluice.cli;

import io.sluice.catalog.VectorCard;
import io.sluice.embeddings.vectors.VectorFile;
import io.sluice.embeddings.vectors.WordVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Word vectors: a file, or a card that tells where to get one. */
final class VectorsArgument {
  @Mixin private CardOptions cards;

  @Parameters(
      index = "0",
      paramLabel = "VECTORS",
      description =
          "A file of vectors (GloVe, word2vec text or binary, fastText .vec; also .gz), or the name"
              + " of a card.")
  private String name;

  /** Reads all of them; what has a card is fetched first. */
  WordVectors read(Console console) throws IOException {
    return VectorFile.read(file(console));
  }

  /** Refuses to write over the file that is read. */
  void requireOther(Path output, Verb verb) throws IOException {
    TagPlace.requireOther(name, Optional.of(output), verb);
  }

  private Path file(Console console) throws IOException {
    var path = Path.of(name);
    if (Files.exists(path) && !CardOptions.isCardFile(path)) {
      return path;
    }
    var card =
        cards.card(name) instanceof VectorCard vectors
            ? vectors
            : cards.catalog().findVectors(name);
    var file = cards.catalog().fetch(card, new FetchDisplay(console)).file();
    console.eraseStatus();
    return file;
  }
}
