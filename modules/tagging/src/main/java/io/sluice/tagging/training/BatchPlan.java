package io.sluice.tagging.training;

import io.sluice.neural.random.SeededRandom;
import io.sluice.tagging.LengthBatches;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which sentences stand in which batch. Sentences of about the same length stand together, so that
 * little is padded; every sentence stands in exactly one batch.
 */
final class BatchPlan {
  /** Batches whose sentences are sorted together: so many that lengths fit, few enough to mix. */
  private static final int POOL = 64;

  private BatchPlan() {}

  /**
   * An epoch: sentences in random order are dealt to pools, sorted by length within each pool, cut
   * into batches, and the batches put into random order.
   *
   * @param lengths tokens of each sentence
   * @param batch most sentences of a batch
   * @param mostTokens most sentences times longest sentence of a batch; at least the longest
   */
  static List<int[]> shuffled(int[] lengths, int batch, int mostTokens, SeededRandom random) {
    int[] order = new int[lengths.length];
    Arrays.setAll(order, i -> i);
    for (int i = order.length - 1; i > 0; i--) {
      swap(order, i, random.nextInt(i + 1));
    }
    List<int[]> batches = new ArrayList<>();
    int pool = (int) Math.min(Integer.MAX_VALUE, (long) batch * POOL);
    for (int at = 0; at < order.length; at += pool) {
      int end = Math.min(order.length, at + pool);
      int[] dealt = Arrays.copyOfRange(order, at, end);
      batches.addAll(LengthBatches.cut(dealt, lengths, batch, mostTokens));
      if (end == order.length) {
        break;
      }
    }
    for (int i = batches.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int[] swapped = batches.get(i);
      batches.set(i, batches.get(other));
      batches.set(other, swapped);
    }
    return batches;
  }

  /** All sentences by length, without chance. */
  static List<int[]> sorted(int[] lengths, int batch, int mostTokens) {
    int[] order = new int[lengths.length];
    Arrays.setAll(order, i -> i);
    return LengthBatches.cut(order, lengths, batch, mostTokens);
  }

  private static void swap(int[] order, int i, int j) {
    int swapped = order[i];
    order[i] = order[j];
    order[j] = swapped;
  }
}
