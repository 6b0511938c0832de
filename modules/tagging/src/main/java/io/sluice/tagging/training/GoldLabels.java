package io.sluice.tagging.training;

import io.sluice.embeddings.TokenBatch;
import io.sluice.neural.crf.LabelSet;
import io.sluice.tagging.TagSet;
import io.sluice.text.document.Sentence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of the labels of all sentences in one layer: read, converted and numbered once,
 * dealt to batches in every epoch.
 */
final class GoldLabels {
  private final int labels;
  private final List<Known> sentences = new ArrayList<>();

  /**
   * Of one sentence.
   *
   * @param ids one a token, if all are known
   * @param sets one a token, if not
   */
  private record Known(int[] ids, List<LabelSet> sets) {}

  GoldLabels(TagSet tags, List<Sentence> sentences) {
    labels = tags.size();
    LabelSet all = LabelSet.all(labels);
    Map<LabelSet, LabelSet> distinct = new HashMap<>();
    for (Sentence sentence : sentences) {
      List<String> given = sentence.layers().getOrDefault(tags.layer().name(), List.of());
      if (given.isEmpty()) {
        this.sentences.add(new Known(new int[0], Collections.nCopies(sentence.size(), all)));
      } else if (tags.isComplete(given)) {
        this.sentences.add(new Known(tags.encode(given), List.of()));
      } else {
        List<LabelSet> sets = new ArrayList<>(tags.known(given));
        sets.replaceAll(set -> distinct.computeIfAbsent(set, same -> same));
        this.sentences.add(new Known(new int[0], List.copyOf(sets)));
      }
    }
  }

  /**
   * Of some sentences in the lanes of a batch.
   *
   * @param places of the sentences, lane by lane
   */
  EncodedLabels of(int[] places, TokenBatch batch) {
    if (!areComplete(places)) {
      return new EncodedLabels(
          new int[0], Arrays.stream(places).mapToObj(place -> sets(sentences.get(place))).toList());
    }
    int[] ids = new int[batch.positions()];
    for (int lane = 0; lane < places.length; lane++) {
      int[] own = sentences.get(places[lane]).ids;
      for (int t = 0; t < own.length; t++) {
        ids[t * places.length + lane] = own[t];
      }
    }
    return new EncodedLabels(ids, List.of());
  }

  private boolean areComplete(int[] places) {
    for (int place : places) {
      if (!sentences.get(place).sets.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  private List<LabelSet> sets(Known known) {
    return known.sets.isEmpty()
        ? Arrays.stream(known.ids).mapToObj(id -> LabelSet.of(labels, id)).toList()
        : known.sets;
  }
}
