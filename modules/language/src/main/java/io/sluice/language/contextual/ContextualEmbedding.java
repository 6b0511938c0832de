package io.sluice.language.contextual;

import io.sluice.embeddings.EmbeddingLayer;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.TokenEncoder;
import io.sluice.model.json.JsonArray;
import io.sluice.model.json.JsonObject;
import io.sluice.model.json.JsonValue;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Language models as an embedding.
 *
 * @param models what is kept of them
 * @param vectors what they give
 * @param kept where training keeps vectors of sentences; nothing is kept without
 */
record ContextualEmbedding(
    List<ContextualModel> models, ContextualVectors vectors, Optional<KeptVectors> kept)
    implements TokenEmbedding {
  static final String MODELS = "models";
  static final String SCALE = "scale";

  /**
   * Counts the ways in which sentences have been read; vectors of another way are not to be used.
   */
  private static final int READING = 3;

  static ContextualEmbedding of(List<ContextualModel> models, double scale, Optional<Path> folder) {
    List<StateReader> readers = models.stream().map(ContextualModel::reader).toList();
    ContextualVectors vectors = new ContextualVectors(readers, (float) scale);
    return new ContextualEmbedding(
        List.copyOf(models),
        vectors,
        folder.map(
            path ->
                new KeptVectors(
                    new VectorStore(
                        path.resolve("contextual-" + fingerprint(models) + ".vectors"),
                        vectors.dimension()))));
  }

  static String prefix(String name, int model) {
    return name + '.' + model + '.';
  }

  static String vocabulary(int model) {
    return "symbols-" + model;
  }

  @Override
  public String kind() {
    return ContextualKind.NAME;
  }

  @Override
  public int dimension() {
    return vectors.dimension();
  }

  @Override
  public EmbeddingLayer layer(Engine engine, Parameters parameters, String name) {
    return new ContextualLayer(engine, vectors, kept);
  }

  @Override
  public TokenEncoder encoder(String name, Map<String, NamedTensor> tensors) {
    return new ContextualEncoder(vectors, kept);
  }

  @Override
  public JsonObject toJson() {
    List<JsonValue> values = new ArrayList<>();
    models.forEach(model -> values.add(model.toJson()));
    return JsonObject.builder()
        .put(MODELS, new JsonArray(values))
        .put(SCALE, vectors.scale())
        .build();
  }

  @Override
  public Map<String, String> vocabularies() {
    Map<String, String> texts = new TreeMap<>();
    for (int i = 0; i < models.size(); i++) {
      texts.put(vocabulary(i), text(models.get(i)));
    }
    return texts;
  }

  private static String text(ContextualModel model) {
    StringWriter text = new StringWriter();
    try {
      model.vocabulary().write(text);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return text.toString();
  }

  @Override
  public List<NamedTensor> fixedTensors(String name) {
    List<NamedTensor> tensors = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      tensors.addAll(models.get(i).export(prefix(name, i)));
    }
    return tensors;
  }

  /** Tells models apart: a hash of everything that has an influence on what is kept. */
  private static String fingerprint(List<ContextualModel> models) {
    MessageDigest digest = SentenceKey.sha256();
    digest.update((byte) READING);
    for (ContextualModel model : models) {
      digest.update(model.toJson().toString().getBytes(StandardCharsets.UTF_8));
      digest.update(text(model).getBytes(StandardCharsets.UTF_8));
      for (NamedTensor tensor : model.tensors().values()) {
        digest.update(tensor.name().getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.allocate(1 << 16);
        for (float value : tensor.values()) {
          if (!bytes.hasRemaining()) {
            digest.update(bytes.flip());
            bytes.clear();
          }
          bytes.putFloat(value);
        }
        digest.update(bytes.flip());
      }
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 12);
  }
}
