package io.sluice.opennlp;

import io.sluice.tagging.Tagger;
import io.sluice.text.document.Sentence;
import java.util.List;
import opennlp.tools.ml.Probabilistic;
import opennlp.tools.postag.POSTagger;
import opennlp.tools.util.Sequence;
import org.jspecify.annotations.Nullable;

/**
 * A tagger as part-of-speech tagger of Apache OpenNLP: where a pipeline has a {@code POSTaggerME},
 * this takes its place.
 *
 * <pre>{@code
 * POSTagger parts = TaggerPosTagger.of(Tagger.load(Path.of("pos.sluice")));
 * String[] tags = parts.tag(new String[] {"Ada", "met", "Alan"});
 * }</pre>
 *
 * <p>Tags are those that the tagger learned; OpenNLP's {@code POSTagFormat} does not change them.
 * Additional context is not looked at. A tagger that {@link Tagger#abstainBelow abstains} gives the
 * tag {@code ?}.
 *
 * <p>Unlike a {@code POSTaggerME}, threads may share one: {@link #probs} tells of the last sentence
 * that the calling thread tagged.
 */
public final class TaggerPosTagger implements POSTagger, Probabilistic {
  /** So many as a {@code POSTaggerME} gives. */
  static final int SEQUENCES = 3;

  private final AdaptedLayer layer;
  private final LastProbabilities last;

  private TaggerPosTagger(AdaptedLayer layer) {
    this.layer = layer;
    this.last = new LastProbabilities(layer);
  }

  /**
   * Says what the first layer of a tagger that labels each token says.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TaggerPosTagger of(Tagger tagger) {
    return new TaggerPosTagger(AdaptedLayer.first(tagger, AdaptedLayer.Kind.TOKENS));
  }

  /**
   * Says what one layer of a tagger says.
   *
   * @throws IllegalArgumentException if the tagger has no such layer, or its labels mark spans
   */
  public static TaggerPosTagger of(Tagger tagger, String layer) {
    return new TaggerPosTagger(AdaptedLayer.named(tagger, layer, AdaptedLayer.Kind.TOKENS));
  }

  /**
   * One tag for each token of a sentence.
   *
   * @param tokens none of them empty
   */
  @Override
  public String[] tag(String[] tokens) {
    Sentence sentence = Sentence.of(tokens);
    List<String> labels = layer.tag(sentence).labels();
    last.remember(sentence, labels);
    return labels.toArray(String[]::new);
  }

  @Override
  public String[] tag(String[] tokens, Object @Nullable [] additionalContext) {
    return tag(tokens);
  }

  /**
   * The best three ways to tag a sentence, fewer if there are no more. The probability of a tag is
   * that given the tags before it, so that a sequence's score is exactly the logarithm of its
   * probability.
   *
   * @param tokens at most 1,024
   */
  @Override
  public Sequence[] topKSequences(String[] tokens) {
    return layer.best(Sentence.of(tokens), SEQUENCES);
  }

  @Override
  public Sequence[] topKSequences(String[] tokens, Object @Nullable [] additionalContext) {
    return topKSequences(tokens);
  }

  /**
   * The exact probability of each tag that the calling thread was given last, over all ways to tag
   * the sentence; 0 where the tagger abstained.
   *
   * @throws IllegalStateException if it has not tagged one
   * @throws IllegalArgumentException if that sentence has more than 1,024 tokens
   */
  @Override
  public double[] probs() {
    return last.get();
  }
}
