package io.sluice.embeddings.table;

import io.sluice.embeddings.WordCounts;
import io.sluice.embeddings.vectors.VectorRows;
import io.sluice.neural.parameter.NamedTensor;
import java.util.List;
import java.util.Map;

/**
 * What a table knows without its weights.
 *
 * @param lookup from words to rows
 * @param trained R: trained rows, row 0 included
 * @param dimension D
 * @param fixed vectors that are not trained
 */
record Table(RowLookup lookup, int trained, int dimension, VectorRows fixed) {
  private static final String WEIGHT = ".weight";

  /** Longer words have no row of their own. */
  private static final int LONGEST_WORD = 512;

  /** A table without fixed vectors. */
  static Table trained(RowLookup lookup, int rows, int dimension) {
    return new Table(lookup, rows, dimension, VectorRows.of(new float[0], dimension));
  }

  static String weight(String name) {
    return name + WEIGHT;
  }

  TableEncoder encoder(String name, Map<String, NamedTensor> tensors) {
    List<Integer> shape = List.of(trained, dimension);
    return new TableEncoder(this, NamedTensor.require(tensors, weight(name), shape));
  }

  /** Sizes of tables are bounded so that they fit into one array. */
  static int checkedDimension(int dimension) {
    if (dimension < 1 || dimension > 8192) {
      throw new IllegalArgumentException(
          "the dimension of an embedding must be between 1 and 8192, was " + dimension);
    }
    return dimension;
  }

  static void checkRate(String what, double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException(what + " must be in [0, 1), was " + rate);
    }
  }

  static void checkMinimum(int minimumCount) {
    if (minimumCount < 1) {
      throw new IllegalArgumentException(
          "the minimum count of words must be at least 1, was " + minimumCount);
    }
  }

  /** The words of the training data that occur often enough. */
  static List<String> frequent(WordCounts training, int minimumCount) {
    return training.words().stream()
        .filter(word -> mayHaveRow(word) && training.count(word) >= minimumCount)
        .toList();
  }

  static boolean mayHaveRow(String word) {
    return word.length() <= LONGEST_WORD;
  }
}
