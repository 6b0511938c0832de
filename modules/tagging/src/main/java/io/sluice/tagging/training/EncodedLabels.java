package io.sluice.tagging.training;

import io.sluice.embeddings.TokenBatch;
import io.sluice.neural.crf.LabelSet;
import io.sluice.tagging.TagSet;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.Collections;
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

  static EncodedLabels of(TagSet tags, TokenBatch batch) {
    List<List<String>> lanes = new ArrayList<>();
    boolean complete = true;
    for (Sentence sentence : batch.sentences()) {
      List<String> labels = labels(sentence, tags.layer().name());
      complete &= tags.isComplete(labels);
      lanes.add(labels);
    }
    if (!complete) {
      return new EncodedLabels(new int[0], lanes.stream().map(tags::known).toList());
    }
    int[] ids = new int[batch.positions()];
    for (int lane = 0; lane < lanes.size(); lane++) {
      int[] own = tags.encode(lanes.get(lane));
      for (int t = 0; t < own.length; t++) {
        ids[t * batch.batch() + lane] = own[t];
      }
    }
    return new EncodedLabels(ids, List.of());
  }

  /** Of a layer that a sentence does not have nothing is known. */
  private static List<String> labels(Sentence sentence, String layer) {
    List<String> labels = sentence.layers().get(layer);
    return labels == null ? Collections.nCopies(sentence.size(), "?") : labels;
  }
}
