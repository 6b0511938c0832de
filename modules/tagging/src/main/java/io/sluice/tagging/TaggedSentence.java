package io.sluice.tagging;

import io.sluice.text.document.Sentence;
import java.util.List;

/**
 * A sentence and what a tagger says about it; the sentence is as it was given.
 *
 * @param layers in the order of the tagger, at least one
 */
public record TaggedSentence(Sentence sentence, List<TaggedLayer> layers) {
  public TaggedSentence {
    layers = List.copyOf(layers);
  }

  /** Labels of the first layer, one a token; spans are written in IOB2. */
  public List<String> labels() {
    return layers.get(0).labels();
  }

  /** Spans of the first layer, or one a token where labels do not mark spans. */
  public List<ScoredChunk> chunks() {
    return layers.get(0).chunks();
  }

  /**
   * One layer by its name.
   *
   * @throws IllegalArgumentException if the tagger has none of that name
   */
  public TaggedLayer layer(String name) {
    return layers.stream()
        .filter(layer -> layer.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no layer \"%s\": the tagger gives %s"
                        .formatted(name, layers.stream().map(TaggedLayer::name).toList())));
  }

  /** The sentence with the predicted layers, in place of its own where the names agree. */
  public Sentence withLabels() {
    Sentence labelled = sentence;
    for (TaggedLayer layer : layers) {
      labelled = labelled.withLayer(layer.name(), layer.labels());
    }
    return labelled;
  }
}
