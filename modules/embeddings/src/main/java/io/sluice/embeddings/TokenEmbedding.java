package io.sluice.embeddings;

import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import java.util.List;
import java.util.Map;

/**
 * One way of turning tokens into vectors: what it knows before and beside training, such as a
 * vocabulary or pretrained vectors. Immutable. Weights live in the {@link EmbeddingLayer} that
 * trains them and the {@link TokenEncoder} that uses them.
 *
 * <p>The name of an embedding within its network is the prefix of its tensors: {@code
 * <name>.weight}.
 */
public interface TokenEmbedding {
  /** Name of the kind, as {@link EmbeddingKind#name} and configurations have it. */
  String kind();

  /** D: numbers a token. */
  int dimension();

  /**
   * A layer in training; declares its parameters.
   *
   * @param name prefix of its tensors, unlike that of any other layer
   */
  EmbeddingLayer layer(Engine engine, Parameters parameters, String name);

  /**
   * An encoder for prediction.
   *
   * @param name prefix of its tensors
   * @param tensors canonical weights, as {@link EmbeddingLayer#export} gives them, and {@link
   *     #fixedTensors}; borrowed, others are ignored
   * @throws IllegalArgumentException if a tensor is missing or has another shape
   */
  TokenEncoder encoder(String name, Map<String, NamedTensor> tensors);

  /** What {@link EmbeddingKind#load} needs besides vocabularies and tensors. */
  JsonObject toJson();

  /** Texts that belong to a model file, by short names of a-z and hyphens. */
  default Map<String, String> vocabularies() {
    return Map.of();
  }

  /**
   * Tensors that training never changes; they belong to a model file beside the weights.
   *
   * @param name prefix of their names
   */
  default List<NamedTensor> fixedTensors(String name) {
    return List.of();
  }
}
