package io.sluice.corpora.examination;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The sizes of one part of a corpus.
 *
 * @param name {@code training}, {@code validation}, or that of the only file
 * @param documents how many with a name; text outside of documents has none
 * @param sentences how many
 * @param tokens how many
 * @param longest tokens of the longest sentence
 * @param layers by name
 */
public record PartSummary(
    String name,
    long documents,
    long sentences,
    long tokens,
    int longest,
    Map<String, LayerSummary> layers) {
  /** Copies. */
  public PartSummary {
    layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
  }

  /**
   * The labels of one layer.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public LayerSummary layer(String layer) {
    LayerSummary found = layers.get(layer);
    if (found == null) {
      throw new IllegalArgumentException(
          "no layer \"" + layer + "\" in " + name + ", but " + layers.keySet());
    }
    return found;
  }
}
