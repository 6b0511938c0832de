package io.sluice.text;

import java.util.Objects;

/**
 * Symbol ids with random access, as trainers read them: from memory, or from a file that does not
 * fit in it. Immutable; safe to share between threads.
 */
public interface SymbolSequence {
  /** Number of symbols. */
  long length();

  /**
   * Copies symbols {@code from}, {@code from + 1}, … to {@code target[offset]} and on.
   *
   * @throws IndexOutOfBoundsException if either range does not fit; nothing is copied then
   */
  void read(long from, int[] target, int offset, int count);

  /** The same symbols from the last to the first; a view. */
  default SymbolSequence reversed() {
    return new ReversedSequence(this);
  }

  /** A sequence in memory; {@code ids} are borrowed, not copied. */
  static SymbolSequence of(int... ids) {
    return new SymbolSequence() {
      @Override
      public long length() {
        return ids.length;
      }

      @Override
      public void read(long from, int[] target, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length());
        System.arraycopy(ids, (int) from, target, offset, count);
      }
    };
  }
}
