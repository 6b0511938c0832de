package io.sluice.tagging.training;

import io.sluice.neural.crf.LabelSet;
import java.util.List;

/**
 * What is known of the labels of a batch in one layer: all numbers, or sets of them where some are
 * not known. T steps, B lanes.
 *
 * @param ids [T * B], if all are known
 * @param sets for each lane one for each token; empty if all are known
 */
record EncodedLabels(int[] ids, List<List<LabelSet>> sets) {

  boolean isComplete() {
    return sets.isEmpty();
  }
}
