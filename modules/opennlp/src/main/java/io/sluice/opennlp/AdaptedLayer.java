package io.sluice.opennlp;

import io.sluice.tagging.LabelLayer;
import io.sluice.tagging.LayerAnalysis;
import io.sluice.tagging.ScoredChunk;
import io.sluice.tagging.TagSet;
import io.sluice.tagging.TaggedLayer;
import io.sluice.tagging.Tagger;
import io.sluice.text.document.Sentence;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.util.Sequence;
import opennlp.tools.util.Span;

/** The layer of a tagger that an adapter speaks for. */
final class AdaptedLayer {
  private final Tagger tagger;

  /** The same tagger, saying all that it knows. */
  private final Tagger unabstained;

  private final String name;

  private AdaptedLayer(Tagger tagger, String name) {
    this.tagger = tagger;
    unabstained = tagger.abstainBelow(0);
    this.name = name;
  }

  /** What the labels of a layer mark. */
  enum Kind {
    SPANS("with spans"),
    TOKENS("with a label for each token");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    boolean fits(LabelLayer layer) {
      return layer.scheme().isPresent() == (this == SPANS);
    }

    @Override
    public String toString() {
      return words;
    }
  }

  /** The first layer of a kind. */
  static AdaptedLayer first(Tagger tagger, Kind kind) {
    return tagger.tags().stream()
        .map(TagSet::layer)
        .filter(kind::fits)
        .findFirst()
        .map(layer -> new AdaptedLayer(tagger, layer.name()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no layer %s: the tagger has %s".formatted(kind, layers(tagger))));
  }

  /** A layer by its name, if it is of a kind. */
  static AdaptedLayer named(Tagger tagger, String name, Kind kind) {
    return tagger.tags().stream()
        .map(TagSet::layer)
        .filter(layer -> layer.name().equals(name) && kind.fits(layer))
        .findFirst()
        .map(layer -> new AdaptedLayer(tagger, name))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no layer \"%s\" %s: the tagger has %s".formatted(name, kind, layers(tagger))));
  }

  private static String layers(Tagger tagger) {
    return tagger.tags().stream()
        .map(TagSet::layer)
        .map(
            layer ->
                "\"%s\" %s"
                    .formatted(layer.name(), Kind.SPANS.fits(layer) ? Kind.SPANS : Kind.TOKENS))
        .toList()
        .toString();
  }

  TaggedLayer tag(Sentence sentence) {
    return tagger.tag(sentence).layer(name);
  }

  /** The spans of a sentence, in tokens, with type and probability. */
  Span[] spans(Sentence sentence) {
    return tag(sentence).chunks().stream().map(AdaptedLayer::span).toArray(Span[]::new);
  }

  private static Span span(ScoredChunk scored) {
    return new Span(
        scored.chunk().first(), scored.chunk().end(), scored.chunk().label(), scored.probability());
  }

  /** Of all that the tagger knows, whether it would say it or not. */
  private LayerAnalysis analyse(Sentence sentence) {
    return unabstained.analyse(sentence).layer(name);
  }

  /** The best sequences of labels; one without labels for a sentence without tokens. */
  Sequence[] best(Sentence sentence, int count) {
    if (sentence.isEmpty()) {
      return new Sequence[] {new Sequence()};
    }
    return analyse(sentence).best(count).stream()
        .map(AdaptedLayer::sequence)
        .toArray(Sequence[]::new);
  }

  private static Sequence sequence(LayerAnalysis.Alternative alternative) {
    Sequence sequence = new Sequence();
    List<String> labels = alternative.layer().labels();
    for (int i = 0; i < labels.size(); i++) {
      sequence.add(labels.get(i), alternative.conditionals().get(i));
    }
    return sequence;
  }

  /** Probability of each of these labels, whatever the others are. */
  double[] probabilities(Sentence sentence, List<String> labels) {
    double[] probabilities = new double[labels.size()];
    if (!labels.isEmpty()) {
      LayerAnalysis analysis = analyse(sentence);
      Arrays.setAll(probabilities, i -> analysis.probability(i, labels.get(i)));
    }
    return probabilities;
  }
}
