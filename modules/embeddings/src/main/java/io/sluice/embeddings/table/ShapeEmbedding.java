package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingLayer;
import io.sluice.embeddings.SavedWords;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.TokenEncoder;
import io.sluice.embeddings.vectors.WordIndex;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The shapes of a corpus with a row each; shape i has row i + 1.
 *
 * @param shapes the shapes
 * @param dimension D
 */
record ShapeEmbedding(WordIndex shapes, int dimension) implements TokenEmbedding {
  static final String SHAPES = "shapes";
  static final String DIMENSION = "dimension";

  private Table table() {
    return Table.trained(this::row, 1 + shapes.size(), dimension);
  }

  private int row(String word) {
    OptionalInt number = shapes.findExactly(WordShape.of(word));
    return number.isPresent() ? 1 + number.getAsInt() : RowLookup.UNKNOWN;
  }

  @Override
  public String kind() {
    return ShapeKind.NAME;
  }

  @Override
  public EmbeddingLayer layer(Engine engine, Parameters parameters, String name) {
    double bound = Math.sqrt(3.0 / dimension);
    return new TableLayer(
        engine,
        parameters,
        name,
        table(),
        WordDropout.of(0),
        (weight, random) -> weight.initialise(random, bound));
  }

  @Override
  public TokenEncoder encoder(String name, Map<String, NamedTensor> tensors) {
    return table().encoder(name, tensors);
  }

  @Override
  public JsonObject toJson() {
    return JsonObject.builder().put(DIMENSION, dimension).build();
  }

  @Override
  public Map<String, String> vocabularies() {
    return Map.of(SHAPES, SavedWords.write(shapes.words()));
  }
}
