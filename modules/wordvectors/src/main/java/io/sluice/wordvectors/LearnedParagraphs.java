package io.sluice.wordvectors;

import io.sluice.embeddings.vectors.WordVectors;
import java.util.function.Function;

/**
 * Vectors of documents and of their words, in one space.
 *
 * @param documents by document id
 * @param words the frequent ones
 * @param inference the vector of a text that was not learned from
 */
public record LearnedParagraphs(
    WordVectors documents, WordVectors words, Function<String, float[]> inference) {
  /**
   * The vector of a text that was not learned from.
   *
   * @throws IllegalArgumentException if it has no known word
   */
  public float[] infer(String text) {
    return inference.apply(text);
  }
}
