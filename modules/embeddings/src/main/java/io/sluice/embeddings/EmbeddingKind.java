package io.sluice.embeddings;

/**
 * A kind of embedding that model files can name. Found by {@link java.util.ServiceLoader}, so that
 * other modules add kinds; files hold names only, never class names.
 */
public interface EmbeddingKind {
  /** Lower-case words joined by hyphens, such as {@code characters-lstm}. */
  String name();

  /**
   * The embedding that was saved.
   *
   * @throws IllegalArgumentException if what was saved does not make sense
   * @throws io.sluice.model.json.JsonException if settings are missing or of the wrong type
   */
  TokenEmbedding load(SavedEmbedding saved);
}
