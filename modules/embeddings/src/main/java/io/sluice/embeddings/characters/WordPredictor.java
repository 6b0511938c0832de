package io.sluice.embeddings.characters;

/** A trained {@link WordNetwork}: immutable, on the heap, safe to share between threads. */
interface WordPredictor {
  /** I: floats of a character in memory. */
  int inputWidth();

  /** D. */
  int outputs();

  /**
   * Computes the vectors of the words of a chunk.
   *
   * @param input [T * B, I]
   * @param vectors [words, D]; rows of the chunk's words are replaced
   */
  void encode(float[] input, WordChunk chunk, float[] vectors);
}
