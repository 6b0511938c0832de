package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingLayer;
import io.sluice.embeddings.SavedWords;
import io.sluice.embeddings.TokenEmbedding;
import io.sluice.embeddings.TokenEncoder;
import io.sluice.embeddings.vectors.VectorRows;
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
import java.util.BitSet;
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
 * @param fixed the others
 * @param bound initial values of the other trained rows are uniform within plus and minus it
 */
record VectorEmbedding(
    WordIndex own,
    WordIndex words,
    int dimension,
    int tuned,
    float[] initial,
    VectorRows fixed,
    double bound,
    WordDropout dropout)
    implements TokenEmbedding {
  static final String WORDS = "words";
  static final String OWN = "own";
  static final String DIMENSION = "dimension";
  static final String TUNED = "tuned";
  static final String FIXED = "fixed";

  /**
   * An embedding before training.
   *
   * @param tuned rows of the vectors that are trained on
   */
  static VectorEmbedding of(WordIndex own, WordVectors vectors, BitSet tuned, WordDropout dropout) {
    int dimension = vectors.dimension();
    VectorRows rows = vectors.vectors();
    int count = tuned.cardinality();
    int[] order = tunedFirst(tuned, vectors.size());
    float[] initial = new float[count * dimension];
    for (int row = 0; row < count; row++) {
      rows.copy(order[row], initial, row * dimension);
    }
    return new VectorEmbedding(
        own,
        count == 0 ? vectors.index() : index(vectors, order),
        dimension,
        count,
        initial,
        count == 0
            ? rows
            : new ChosenRows(rows, Arrays.copyOfRange(order, count, order.length), dimension),
        bound(vectors),
        dropout);
  }

  private static int[] tunedFirst(BitSet tuned, int size) {
    int[] order = new int[size];
    int first = 0;
    int then = tuned.cardinality();
    for (int row = 0; row < size; row++) {
      order[tuned.get(row) ? first++ : then++] = row;
    }
    return order;
  }

  private static WordIndex index(WordVectors vectors, int[] order) {
    return WordIndex.of(Arrays.stream(order).mapToObj(vectors.words()::get).toList());
  }

  /** Uniform values within it have the mean square of the vectors' values. */
  private static double bound(WordVectors vectors) {
    double squares = 0;
    float[] row = new float[vectors.dimension()];
    for (int i = 0; i < vectors.size(); i++) {
      vectors.vectors().copy(i, row, 0);
      for (float value : row) {
        squares += (double) value * value;
      }
    }
    long count = (long) vectors.size() * row.length;
    return count == 0 ? 0 : Math.sqrt(3 * squares / count);
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
    int count = words.size() - tuned;
    float[] values = fixed.toArray(count);
    return List.of(new NamedTensor(name + '.' + FIXED, List.of(count, dimension), values));
  }
}
