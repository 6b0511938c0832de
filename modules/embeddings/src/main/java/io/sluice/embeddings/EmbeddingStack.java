package io.sluice.embeddings;

import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonException;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Embeddings side by side: the vector of a token is that of the first, then that of the second, and
 * so on. Embedding i is named {@code embeddings.<i>} in its network. Immutable.
 *
 * @param parts at least one
 */
public record EmbeddingStack(List<TokenEmbedding> parts) {
  private static final int MOST = 32;
  private static final String KIND = "kind";
  private static final String SETTINGS = "settings";

  public EmbeddingStack {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || parts.size() > MOST) {
      throw new IllegalArgumentException(
          "expected 1 to %d embeddings, was given %d".formatted(MOST, parts.size()));
    }
  }

  /** The stack that settings ask for. */
  public static EmbeddingStack prepare(List<EmbeddingSettings> settings, WordCounts training) {
    return new EmbeddingStack(
        settings.stream().map(embedding -> embedding.prepare(training)).toList());
  }

  /** Numbers a token: the sum of all. */
  public int dimension() {
    return parts.stream().mapToInt(TokenEmbedding::dimension).reduce(0, Math::addExact);
  }

  static String name(int part) {
    return "embeddings." + part;
  }

  /** The layers in training; declares their parameters. */
  public StackLayer layer(Engine engine, Parameters parameters) {
    return new StackLayer(engine, this, parameters);
  }

  /**
   * The encoder for prediction.
   *
   * @param tensors weights and {@link #fixedTensors}; borrowed, others are ignored
   * @throws IllegalArgumentException if a tensor is missing or has another shape
   */
  public StackEncoder encoder(Map<String, NamedTensor> tensors) {
    List<TokenEncoder> encoders = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      encoders.add(parts.get(i).encoder(name(i), tensors));
    }
    return new StackEncoder(encoders);
  }

  /** Kinds and settings, for the manifest of a model file. */
  public JsonArray toJson() {
    List<JsonValue> values = new ArrayList<>();
    for (TokenEmbedding part : parts) {
      values.add(JsonObject.builder().put(KIND, part.kind()).put(SETTINGS, part.toJson()).build());
    }
    return new JsonArray(values);
  }

  /** All vocabularies, for a model file, under names that differ. */
  public Map<String, String> vocabularies() {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String prefix = vocabularyPrefix(i);
      parts.get(i).vocabularies().forEach((name, text) -> texts.put(prefix + name, text));
    }
    return texts;
  }

  private static String vocabularyPrefix(int part) {
    return "embeddings-" + part + "-";
  }

  /** Tensors that training never changes, for a model file. */
  public List<NamedTensor> fixedTensors() {
    List<NamedTensor> tensors = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      tensors.addAll(parts.get(i).fixedTensors(name(i)));
    }
    return tensors;
  }

  /**
   * The stack of a model file, which may come from anywhere.
   *
   * @param json what {@link #toJson} gave
   * @param vocabularies of the model, those of others included
   * @param tensors of the model, those of others included
   * @throws IllegalArgumentException if a kind is unknown or something is missing or wrong
   */
  public static EmbeddingStack load(
      JsonArray json, Map<String, String> vocabularies, Map<String, NamedTensor> tensors) {
    Map<String, EmbeddingKind> kinds = EmbeddingKinds.installed();
    List<TokenEmbedding> parts = new ArrayList<>();
    for (JsonValue value : json.values()) {
      if (!(value instanceof JsonObject part)) {
        throw new IllegalArgumentException(
            name(parts.size()) + ": expected an object, found " + value.description());
      }
      parts.add(load(kinds, parts.size(), part, vocabularies, tensors));
    }
    return new EmbeddingStack(parts);
  }

  private static TokenEmbedding load(
      Map<String, EmbeddingKind> kinds,
      int index,
      JsonObject part,
      Map<String, String> vocabularies,
      Map<String, NamedTensor> tensors) {
    String prefix = vocabularyPrefix(index);
    Map<String, String> own = new TreeMap<>();
    vocabularies.forEach(
        (name, text) -> {
          if (name.startsWith(prefix)) {
            own.put(name.substring(prefix.length()), text);
          }
        });
    try {
      EmbeddingKind kind = EmbeddingKinds.find(kinds, part.string(KIND));
      return kind.load(new SavedEmbedding(name(index), part.object(SETTINGS), own, tensors));
    } catch (JsonException e) {
      throw new IllegalArgumentException(name(index) + ": " + e.getMessage(), e);
    }
  }
}
