package io.sluice.tagging;

import io.sluice.text.document.Sentence;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All probabilities of one sentence. For one thread at a time.
 *
 * @param layers by name, in the order of the tagger
 */
public record Analysis(Sentence sentence, Map<String, LayerAnalysis> layers) {
  public Analysis {
    layers = Collections.unmodifiableMap(new LinkedHashMap<>(layers));
  }

  /**
   * One layer.
   *
   * @throws IllegalArgumentException if the tagger has none of that name
   */
  public LayerAnalysis layer(String name) {
    LayerAnalysis layer = layers.get(name);
    if (layer == null) {
      throw new IllegalArgumentException(
          "no layer \"%s\": the tagger gives %s".formatted(name, layers.keySet()));
    }
    return layer;
  }
}
