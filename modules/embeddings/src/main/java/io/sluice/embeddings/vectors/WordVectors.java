package io.sluice.embeddings.vectors;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/** Words and their vectors: N rows of D numbers. Immutable. */
public final class WordVectors {
  /** Wider vectors than this are refused. */
  public static final int LARGEST_DIMENSION = 8192;

  private final WordIndex index;
  private final int dimension;
  private final VectorRows rows;

  private WordVectors(WordIndex index, int dimension, VectorRows rows) {
    this.index = index;
    this.dimension = dimension;
    this.rows = rows;
    if (dimension < 1 || dimension > LARGEST_DIMENSION) {
      throw new IllegalArgumentException(
          "vectors have 1 to %d numbers, not %d".formatted(LARGEST_DIMENSION, dimension));
    }
  }

  /**
   * Vectors of words.
   *
   * @param rows [N, D]; borrowed, not copied
   * @throws IllegalArgumentException if a word stands twice or sizes do not fit
   */
  public static WordVectors of(List<String> words, int dimension, float[] rows) {
    if (rows.length != (long) words.size() * dimension) {
      throw new IllegalArgumentException(
          "%d words with vectors of %d numbers need %d numbers, there are %d"
              .formatted(words.size(), dimension, (long) words.size() * dimension, rows.length));
    }
    return of(words, dimension, VectorRows.of(rows, dimension));
  }

  /** Vectors of words that lie anywhere; there must be as many rows as words. */
  static WordVectors of(List<String> words, int dimension, VectorRows rows) {
    return new WordVectors(WordIndex.of(words), dimension, rows);
  }

  /** N. */
  public int size() {
    return index.size();
  }

  /** D. */
  public int dimension() {
    return dimension;
  }

  /** The words, by row. */
  public List<String> words() {
    return index.words();
  }

  /** Finds rows. */
  public WordIndex index() {
    return index;
  }

  /** [N, D], not to be changed: a view if they are in memory, else a copy. */
  public float[] rows() {
    return rows.toArray(size());
  }

  /** The vectors by row, wherever they lie. */
  public VectorRows vectors() {
    return rows;
  }

  /** The vector of the best form of a word that is there; see {@link WordForms}. */
  public Optional<float[]> find(String word) {
    OptionalInt row = index.find(word);
    return row.isPresent() ? Optional.of(row(row.getAsInt())) : Optional.empty();
  }

  /** A copy of row {@code row}. */
  public float[] row(int row) {
    Objects.checkIndex(row, size());
    float[] vector = new float[dimension];
    rows.copy(row, vector, 0);
    return vector;
  }

  @Override
  public String toString() {
    return "WordVectors[" + size() + " words, " + dimension + " numbers each]";
  }
}
