package io.sluice.embeddings.table;

/**
 * The row of a word. Rows from 0 on are trained, row 0 being that of unknown words; -1, -2, … are
 * rows 0, 1, … of fixed vectors.
 */
interface RowLookup {
  /** Of words that have no row of their own. */
  int UNKNOWN = 0;

  /** The row of a word. */
  int row(String word);

  /** The number of a fixed vector as a row, and back. */
  static int fixed(int number) {
    return -1 - number;
  }
}
