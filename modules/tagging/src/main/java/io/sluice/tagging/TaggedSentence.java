package io.sluice.tagging;

import io.sluice.text.document.Sentence;
import io.sluice.text.document.Span;
import io.sluice.text.document.Token;
import java.util.ArrayList;
import java.util.List;

/**
 * A sentence and what a tagger says about it; the sentence is as it was given.
 *
 * @param layers in the order of the tagger, at least one
 */
public record TaggedSentence(Sentence sentence, List<TaggedLayer> layers) {
  /** Checks that there is a layer, and that each has a label for each token. */
  public TaggedSentence {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a tagged sentence has at least one layer of labels");
    }
    for (TaggedLayer layer : layers) {
      if (layer.labels().size() != sentence.size()) {
        throw new IllegalArgumentException(
            "layer \"%s\": expected one label for each of %d tokens, found %d"
                .formatted(layer.name(), sentence.size(), layer.labels().size()));
      }
    }
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

  /**
   * Spans of one layer with their places in a text.
   *
   * @param text that the offsets of the tokens count in
   * @throws IllegalArgumentException if the tagger has no layer of that name
   */
  public List<Span> spans(String text, String name) {
    List<Token> tokens = sentence.tokens();
    List<Span> spans = new ArrayList<>();
    for (ScoredChunk scored : layer(name).chunks()) {
      int start = tokens.get(scored.chunk().first()).start();
      int end = tokens.get(scored.chunk().end() - 1).end();
      spans.add(
          new Span(
              text.substring(start, end),
              start,
              end,
              scored.chunk().label(),
              scored.probability()));
    }
    return spans;
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
