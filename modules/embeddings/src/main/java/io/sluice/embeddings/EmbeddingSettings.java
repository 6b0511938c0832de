package io.sluice.embeddings;

/**
 * An embedding as a configuration asks for it. Settings check themselves; what they ask for is made
 * of the training data once, before training.
 */
public interface EmbeddingSettings {
  /** Name of the kind. */
  String kind();

  /**
   * The embedding for a corpus.
   *
   * @param training the words of the training data
   */
  TokenEmbedding prepare(WordCounts training);
}
