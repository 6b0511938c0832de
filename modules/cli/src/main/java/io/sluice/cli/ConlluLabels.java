package io.sluice.cli;

import io.sluice.corpora.annotated.ConlluFormat;
import io.sluice.tagging.TaggedSentence;
import java.util.List;
import java.util.Map;

/**
 * The labels of a tagger in a file of CoNLL-U that is made of another: where CoNLL-U has a column
 * for them, there, else in the same columns as are added to a file of CoNLL-U.
 *
 * @param layers that are written
 * @param probabilities whether each is followed by its probability
 */
record ConlluLabels(List<String> layers, boolean probabilities) implements DocumentTagging.Labels {
  /** The column with the probabilities of a layer. */
  static String probability(String layer) {
    return ConlluFormat.column(layer + "_probability");
  }

  @Override
  public void put(TaggedSentence tagged, Map<String, List<String>> labels) {
    for (var name : layers) {
      var layer = tagged.layer(name);
      labels.remove(name);
      labels.put(ConlluFormat.isUsual(name) ? name : ConlluFormat.column(name), layer.labels());
      if (probabilities) {
        labels.put(probability(name), AddedCells.probabilities(layer));
      }
    }
  }
}
