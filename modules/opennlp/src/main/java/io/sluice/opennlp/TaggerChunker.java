package io.sluice.opennlp;

import io.sluice.tagging.Tagger;
import io.sluice.text.document.Sentence;
import java.util.Arrays;
import java.util.List;
import opennlp.tools.chunker.Chunker;
import opennlp.tools.ml.Probabilistic;
import opennlp.tools.util.Sequence;
import opennlp.tools.util.Span;

/**
 * A tagger as chunker of Apache OpenNLP: where a pipeline has a {@code ChunkerME}, this takes its
 * place.
 *
 * <pre>{@code
 * Chunker phrases = TaggerChunker.of(Tagger.load(Path.of("chunk.sluice")));
 * String[] labels = phrases.chunk(tokens, tags); // B-NP, I-NP, O
 * }</pre>
 *
 * <p>Labels are IOB2, as OpenNLP's are. Parts of speech are not looked at, but there must be one
 * for each token: the tagger reads words.
 *
 * <p>Unlike a {@code ChunkerME}, threads may share one: {@link #probs} tells of the last sentence
 * whose labels the calling thread was given.
 */
public final class TaggerChunker implements Chunker, Probabilistic {
  /** So many as a {@code ChunkerME} gives. */
  static final int SEQUENCES = 10;

  private final AdaptedLayer layer;
  private final LastProbabilities last;

  private TaggerChunker(AdaptedLayer layer) {
    this.layer = layer;
    this.last = new LastProbabilities(layer);
  }

  /**
   * Finds what the first layer of a tagger that has spans marks.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static TaggerChunker of(Tagger tagger) {
    return new TaggerChunker(AdaptedLayer.first(tagger, AdaptedLayer.Kind.SPANS));
  }

  /**
   * Finds what one layer of a tagger marks.
   *
   * @throws IllegalArgumentException if the tagger has no such layer, or it has no spans
   */
  public static TaggerChunker of(Tagger tagger, String layer) {
    return new TaggerChunker(AdaptedLayer.named(tagger, layer, AdaptedLayer.Kind.SPANS));
  }

  /**
   * One label for each token of a sentence.
   *
   * @param tokens none of them empty
   * @param tags as many
   */
  @Override
  public String[] chunk(String[] tokens, String[] tags) {
    Sentence sentence = sentence(tokens, tags);
    List<String> labels = layer.tag(sentence).labels();
    last.remember(sentence, labels);
    return labels.toArray(String[]::new);
  }

  /**
   * The phrases of a sentence, in order; they do not overlap.
   *
   * @return with type, and with the exact probability of the phrase as a whole
   */
  @Override
  public Span[] chunkAsSpans(String[] tokens, String[] tags) {
    return layer.spans(sentence(tokens, tags));
  }

  /**
   * The best ten ways to divide a sentence, fewer if there are no more. The probability of a label
   * is that given the labels before it, so that a sequence's score is exactly the logarithm of its
   * probability.
   *
   * @param tokens at most 1,024
   * @param tags as many
   */
  @Override
  public Sequence[] topKSequences(String[] tokens, String[] tags) {
    return layer.best(sentence(tokens, tags), SEQUENCES);
  }

  /** Those of them whose score is higher. */
  @Override
  public Sequence[] topKSequences(String[] tokens, String[] tags, double minSequenceScore) {
    return Arrays.stream(topKSequences(tokens, tags))
        .filter(sequence -> sequence.getScore() > minSequenceScore)
        .toArray(Sequence[]::new);
  }

  /**
   * The exact probability of each label that {@link #chunk} gave the calling thread last, over all
   * ways to divide the sentence.
   *
   * @throws IllegalStateException if it has not asked for any
   * @throws IllegalArgumentException if that sentence has more than 1,024 tokens
   */
  @Override
  public double[] probs() {
    return last.get();
  }

  private static Sentence sentence(String[] tokens, String[] tags) {
    if (tokens.length != tags.length) {
      throw new IllegalArgumentException(
          "there must be one tag for each token, were %d for %d"
              .formatted(tags.length, tokens.length));
    }
    return Sentence.of(tokens);
  }
}
