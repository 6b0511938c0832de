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
 * The words of a corpus with a row each; word i has row i + 1.
 *
 * @param index the words
 * @param dimension D
 * @param dropout in training
 */
record WordEmbedding(WordIndex index, int dimension, WordDropout dropout)
    implements TokenEmbedding {
  static final String WORDS = "words";
  static final String DIMENSION = "dimension";

  static int row(int word) {
    return word + 1;
  }

  private Table table() {
    return Table.trained(this::find, row(index.size()), dimension);
  }

  private int find(String word) {
    OptionalInt number = index.find(word);
    return number.isPresent() ? row(number.getAsInt()) : RowLookup.UNKNOWN;
  }

  @Override
  public String kind() {
    return WordKind.NAME;
  }

  /** Weights start uniform with variance 1 / D (He et al. 2015, as Ma and Hovy 2016). */
  @Override
  public EmbeddingLayer layer(Engine engine, Parameters parameters, String name) {
    double bound = Math.sqrt(3.0 / dimension);
    return new TableLayer(
        engine,
        parameters,
        name,
        table(),
        dropout,
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
    return Map.of(WORDS, SavedWords.write(index.words()));
  }
}
