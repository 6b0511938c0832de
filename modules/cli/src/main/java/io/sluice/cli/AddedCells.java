package io.sluice.cli;

import io.sluice.tagging.TaggedLayer;
import io.sluice.tagging.TaggedSentence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What is added to the lines of a file with columns.
 *
 * @param layers whose labels are written, in this order
 * @param probabilities whether each is followed by its probability
 */
record AddedCells(List<String> layers, boolean probabilities) {
  /** Where there is no label, or no span whose probability could be told. */
  private static final String NONE = "_";

  /**
   * For each token what is added to its line.
   *
   * @param between columns
   */
  List<String> of(TaggedSentence tagged, String between) {
    var cells = new ArrayList<>(Collections.nCopies(tagged.sentence().size(), ""));
    for (var name : layers) {
      var layer = tagged.layer(name);
      var shown = probabilities ? probabilities(layer) : List.<String>of();
      for (var token = 0; token < cells.size(); token++) {
        var probability = probabilities ? between + shown.get(token) : "";
        cells.set(token, cells.get(token) + between + layer.labels().get(token) + probability);
      }
    }
    return cells;
  }

  /** Of the span that each token is in. */
  static List<String> probabilities(TaggedLayer layer) {
    var probabilities = new ArrayList<>(Collections.nCopies(layer.labels().size(), NONE));
    for (var scored : layer.chunks()) {
      for (var token = scored.chunk().first(); token < scored.chunk().end(); token++) {
        probabilities.set(token, Figures.decimal(scored.probability(), 4));
      }
    }
    return probabilities;
  }

  /** For the mark of a document, which has labels as if it were a token. */
  String ofMark(String between) {
    return (between + "O" + (probabilities ? between + NONE : "")).repeat(layers.size());
  }

  /** For a line that is no token, but has columns. */
  String ofNone(String between) {
    return (between + NONE).repeat(layers.size() * (probabilities ? 2 : 1));
  }
}
