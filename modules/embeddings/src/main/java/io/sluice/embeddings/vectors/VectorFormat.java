package io.sluice.embeddings.vectors;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How a file of vectors is written. Each may also be compressed with gzip. */
public enum VectorFormat {
  /** GloVe: lines of a word and its numbers, no head. */
  GLOVE_TEXT("glove"),
  /** word2vec as text and fastText's {@code .vec}: a line with rows and dimension comes first. */
  WORD2VEC_TEXT("word2vec-text"),
  /** word2vec binary: the same head; a word, a blank, and little-endian 32-bit floats. */
  WORD2VEC_BINARY("word2vec-binary");

  private final String label;

  VectorFormat(String label) {
    this.label = label;
  }

  /** The name used in configurations. */
  public String label() {
    return label;
  }

  /**
   * The format with this {@link #label()}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static VectorFormat of(String label) {
    return Arrays.stream(values())
        .filter(format -> format.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown format of vectors \"%s\", expected one of %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(VectorFormat::label)
                                .collect(Collectors.joining(", ")))));
  }
}
