package io.sluice.opennlp;

import io.sluice.tagging.LabelLayer;
import io.sluice.tagging.ScoredChunk;
import io.sluice.tagging.TagSet;
import io.sluice.tagging.Tagger;
import io.sluice.text.document.Sentence;
import java.util.List;
import opennlp.tools.namefind.TokenNameFinder;
import opennlp.tools.util.Span;

/**
 * A tagger as name finder of Apache OpenNLP: where a pipeline has a {@code NameFinderME}, this
 * takes its place.
 *
 * <pre>{@code
 * TokenNameFinder finder = TaggerNameFinder.of(Tagger.load(Path.of("ner.sluice")));
 * Span[] names = finder.find(new String[] {"Ada", "met", "Alan"}); // type, probability
 * }</pre>
 *
 * <p>Every sentence is looked at on its own, nothing is remembered from one to the next. Unlike
 * OpenNLP's own name finders, threads may share one.
 */
public final class TaggerNameFinder implements TokenNameFinder {
  private final Tagger tagger;
  private final String layer;

  private TaggerNameFinder(Tagger tagger, String layer) {
    this.tagger = tagger;
    this.layer = layer;
  }

  /**
   * Finds what the first layer of a tagger that has spans marks.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TaggerNameFinder of(Tagger tagger) {
    return tagger.tags().stream()
        .map(TagSet::layer)
        .filter(TaggerNameFinder::hasSpans)
        .findFirst()
        .map(layer -> new TaggerNameFinder(tagger, layer.name()))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the tagger marks no spans, only tokens; it has the layers " + names(tagger)));
  }

  /**
   * Finds what one layer of a tagger marks.
   *
   * @throws IllegalArgumentException if the tagger has no such layer, or it has no spans
   */
  public static TaggerNameFinder of(Tagger tagger, String layer) {
    boolean found =
        tagger.tags().stream()
            .map(TagSet::layer)
            .anyMatch(one -> one.name().equals(layer) && hasSpans(one));
    if (!found) {
      throw new IllegalArgumentException(
          "no layer \"%s\" with spans: the tagger has the layers %s"
              .formatted(layer, names(tagger)));
    }
    return new TaggerNameFinder(tagger, layer);
  }

  private static boolean hasSpans(LabelLayer layer) {
    return layer.scheme().isPresent();
  }

  private static List<String> names(Tagger tagger) {
    return tagger.tags().stream().map(tags -> tags.layer().name()).toList();
  }

  /**
   * The names of a sentence, in order; they do not overlap.
   *
   * @param tokens none of them empty
   * @return with type and probability, in tokens
   */
  @Override
  public Span[] find(String[] tokens) {
    return tagger.tag(Sentence.of(tokens)).layer(layer).chunks().stream()
        .map(TaggerNameFinder::span)
        .toArray(Span[]::new);
  }

  private static Span span(ScoredChunk scored) {
    return new Span(
        scored.chunk().first(), scored.chunk().end(), scored.chunk().label(), scored.probability());
  }

  /** Does nothing: there is no such data. */
  @Override
  public void clearAdaptiveData() {}
}
