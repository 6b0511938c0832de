package io.sluice.opennlp;

import io.sluice.tagging.Tagger;
import io.sluice.text.document.Sentence;
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
  private final AdaptedLayer layer;

  private TaggerNameFinder(AdaptedLayer layer) {
    this.layer = layer;
  }

  /**
   * Finds what the first layer of a tagger that has spans marks.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TaggerNameFinder of(Tagger tagger) {
    return new TaggerNameFinder(AdaptedLayer.first(tagger, AdaptedLayer.Kind.SPANS));
  }

  /**
   * Finds what one layer of a tagger marks.
   *
   * @throws IllegalArgumentException if the tagger has no such layer, or it has no spans
   */
  public static TaggerNameFinder of(Tagger tagger, String layer) {
    return new TaggerNameFinder(AdaptedLayer.named(tagger, layer, AdaptedLayer.Kind.SPANS));
  }

  /**
   * The names of a sentence, in order; they do not overlap.
   *
   * @param tokens none of them empty
   * @return with type and probability, in tokens
   */
  @Override
  public Span[] find(String[] tokens) {
    return layer.spans(Sentence.of(tokens));
  }

  /** Does nothing: there is no such data. */
  @Override
  public void clearAdaptiveData() {}
}
