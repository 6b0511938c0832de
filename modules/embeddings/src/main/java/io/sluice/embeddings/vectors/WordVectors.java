package io.sluice.embeddings.vectors;

import java.util.Arrays;
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
  private final float[] rows;

  private WordVectors(WordIndex index, int dimension, float[] rows) {
    this.index = index;
    this.dimension = dimension;
    this.rows = rows;
    if (dimension < 1 || dimension > LARGEST_DIMENSION) {
      throw new IllegalArgumentException(
          "vectors have 1 to %d numbers, not %d".formatted(LARGEST_DIMENSION, dimension));
    }
    if (rows.length != (long) index.size() * dimension) {
      throw new IllegalArgumentException(
          "%d words with vectors of %d numbers need %d numbers, there are %d"
              .formatted(index.size(), dimension, (long) index.size() * dimension, rows.length));
    }
  }

  /**
   * Vectors of words.
   *
   * @param rows [N, D]; borrowed, not copied
   * @throws IllegalArgumentException if a word stands twice or sizes do not fit
   */
  public static WordVectors of(List<String> words, int dimension, float[] rows) {
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

  /** [N, D], a view, not to be changed. */
  public float[] rows() {
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
    return Arrays.copyOfRange(rows, row * dimension, (row + 1) * dimension);
  }

  @Override
  public String toString() {
    return "WordVectors[" + size() + " words, " + dimension + " numbers each]";
  }
}
