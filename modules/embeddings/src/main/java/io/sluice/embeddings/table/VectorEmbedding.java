package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingLayer;
import io.sluice.embeddings.SavedWords;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.TokenEncoder;
import io.sluice.embeddings.vectors.WordForms;
import io.sluice.embeddings.vectors.WordIndex;
import io.sluice.embeddings.vectors.WordVectors;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Pretrained vectors, some of them trained on, and trained rows of words without a vector. Trained
 * rows are, in this order: unknown words, words without a vector, the first {@code tuned} vectors.
 *
 * @param own coarsest forms of words that have a row but no vector
 * @param words the words that have vectors
 * @param tuned so many of the first of them are trained on
 * @param initial [tuned, D] their vectors before training; empty in a loaded model
 * @param fixed [words - tuned, D] the others
 * @param bound initial values of the other trained rows are uniform within plus and minus it
 */
record VectorEmbedding(
    WordIndex own,
    WordIndex words,
    int dimension,
    int tuned,
    float[] initial,
    float[] fixed,
    double bound,
    WordDropout dropout)
    implements TokenEmbedding {
  static final String WORDS = "words";
  static final String OWN = "own";
  static final String DIMENSION = "dimension";
  static final String TUNED = "tuned";
  static final String FIXED = "fixed";

  static VectorEmbedding of(WordIndex own, WordVectors vectors, int tuned, WordDropout dropout) {
    int dimension = vectors.dimension();
    int split = tuned * dimension;
    float[] rows = vectors.rows();
    return new VectorEmbedding(
        own,
        vectors.index(),
        dimension,
        tuned,
        Arrays.copyOf(rows, split),
        split == 0 ? rows : Arrays.copyOfRange(rows, split, rows.length),
        bound(rows),
        dropout);
  }

  /** Uniform values within it have the mean square of the vectors' values. */
  private static double bound(float[] rows) {
    double squares = 0;
    for (float value : rows) {
      squares += (double) value * value;
    }
    return rows.length == 0 ? 0 : Math.sqrt(3 * squares / rows.length);
  }

  private Table table() {
    return new Table(this::row, 1 + own.size() + tuned, dimension, fixed);
  }

  private int row(String word) {
    OptionalInt vector = words.find(word);
    if (vector.isPresent()) {
      int number = vector.getAsInt();
      return number < tuned ? 1 + own.size() + number : RowLookup.fixed(number - tuned);
    }
    if (own.size() == 0) {
      return RowLookup.UNKNOWN;
    }
    OptionalInt number = own.findExactly(WordForms.coarsest(word));
    return number.isPresent() ? 1 + number.getAsInt() : RowLookup.UNKNOWN;
  }

  @Override
  public String kind() {
    return VectorKind.NAME;
  }

  @Override
  public EmbeddingLayer layer(Engine engine, Parameters parameters, String name) {
    return new TableLayer(engine, parameters, name, table(), dropout, this::initialise);
  }

  private void initialise(PaddedMatrix weight, SeededRandom random) {
    weight.initialise(random, bound);
    for (int row = 0; row < initial.length / dimension; row++) {
      int at = (1 + own.size() + row) * weight.width();
      weight.values().write(at, initial, row * dimension, dimension);
    }
  }

  @Override
  public TokenEncoder encoder(String name, Map<String, NamedTensor> tensors) {
    return table().encoder(name, tensors);
  }

  @Override
  public JsonObject toJson() {
    return JsonObject.builder().put(DIMENSION, dimension).put(TUNED, tuned).build();
  }

  @Override
  public Map<String, String> vocabularies() {
    return Map.of(WORDS, SavedWords.write(words.words()), OWN, SavedWords.write(own.words()));
  }

  @Override
  public List<NamedTensor> fixedTensors(String name) {
    List<Integer> shape = List.of(words.size() - tuned, dimension);
    return List.of(new NamedTensor(name + '.' + FIXED, shape, fixed));
  }
}
