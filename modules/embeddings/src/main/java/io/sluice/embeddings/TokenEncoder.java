package io.sluice.embeddings;

/**
 * A trained embedding: immutable, on the heap, safe to share between threads; works on the caller's
 * thread and starts none. Gives the bytes of an evaluation pass of the {@link EmbeddingLayer} with
 * the {@code java} provider.
 */
public interface TokenEncoder {
  /** D. */
  int dimension();

  /** What vectors depend on. */
  Context context();

  /**
   * Writes the vectors of all positions; those of padding are zero.
   *
   * @param output [T * B, stride]; columns {@code column} to {@code column + D - 1} are replaced
   */
  void encode(TokenBatch batch, float[] output, int stride, int column);
}
