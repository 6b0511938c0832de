package io.sluice.embeddings.table;

import io.sluice.neural.random.BernoulliMask;
import java.util.BitSet;

/**
 * Which tokens of a training pass are taken for unknown words: each with the rate of its row, so
 * that the row of unknown words learns what to make of the unknown.
 *
 * @param all mask at the rate of most rows
 * @param singletons mask at the rate of rows whose word stands once in the training data
 * @param single the rows of the latter
 */
record WordDropout(BernoulliMask all, BernoulliMask singletons, BitSet single) {
  static WordDropout of(double rate) {
    return new WordDropout(BernoulliMask.of(rate), BernoulliMask.of(rate), new BitSet());
  }

  static WordDropout of(double rate, double singletonRate, BitSet single) {
    return new WordDropout(
        BernoulliMask.of(rate), BernoulliMask.of(Math.max(rate, singletonRate)), single);
  }

  boolean drops(long key, int position, int row) {
    return (row > 0 && single.get(row) ? singletons : all).drops(key, position);
  }
}
