package io.sluice.cli;

import io.sluice.embeddings.vectors.VectorFormat;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** In which format vectors are written: as asked, or as the name of the file says. */
final class VectorFormatOption {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = ClosedValues.VectorFormats.class,
      description =
          "glove, word2vec-text (fastText's .vec is the same) or word2vec-binary; otherwise by the"
              + " name: .vec is word2vec-text, .bin word2vec-binary, anything else glove.")
  private Optional<String> format = Optional.empty();

  VectorFormat of(Path file) {
    if (format.isPresent()) {
      return VectorFormat.of(format.get());
    }
    var name = String.valueOf(file.getFileName()).replaceFirst("\\.gz$", "");
    if (name.endsWith(".vec")) {
      return VectorFormat.WORD2VEC_TEXT;
    }
    return name.endsWith(".bin") ? VectorFormat.WORD2VEC_BINARY : VectorFormat.GLOVE_TEXT;
  }
}
