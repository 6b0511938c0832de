package io.sluice.language;

import io.sluice.neural.softmax.Clusters;
import java.util.List;

/** How the distribution over the vocabulary is made and learned. */
public sealed interface SoftmaxKind {
  /** A logit for every symbol: exact, and its cost grows with the vocabulary. */
  SoftmaxKind FULL = new Full();

  /** A logit for every symbol. */
  record Full() implements SoftmaxKind {
    @Override
    public String toString() {
      return "full";
    }
  }

  /**
   * Frequent symbols in a head, rare ones in clusters with shorter vectors (Grave et al. 2017):
   * exact, in prediction too. See {@link io.sluice.neural.softmax.AdaptiveSoftmax}.
   *
   * @param cutoffs first symbol of every cluster, ascending; symbols are numbered by falling
   *     frequency
   * @param division of the length of vectors from the head to the first cluster, and from one
   *     cluster to the next
   */
  record Adaptive(List<Integer> cutoffs, int division) implements SoftmaxKind {
    /** Division of the paper. */
    public static final int DIVISION = 4;

    /** Copies the list and checks. */
    public Adaptive {
      cutoffs = List.copyOf(cutoffs);
      Clusters.requireSound(cutoffs, division);
    }

    /**
     * Clusters that suit a vocabulary of words: from a fiftieth and a tenth of it on.
     *
     * @throws IllegalArgumentException if the vocabulary is too small to be cut
     */
    public static Adaptive of(int vocabulary, int division) {
      if (vocabulary < 100) {
        throw new IllegalArgumentException(
            "a vocabulary of %d symbols is too small to be cut into clusters; use a full softmax"
                .formatted(vocabulary));
      }
      return new Adaptive(List.of(vocabulary / 50, vocabulary / 10), division);
    }

    /** With the number of symbols. */
    Clusters clusters(int vocabulary) {
      return new Clusters(vocabulary, cutoffs, division);
    }

    @Override
    public String toString() {
      return "adaptive, cutoffs " + cutoffs + ", division " + division;
    }
  }

  /**
   * A full softmax that learns from some symbols only, those that are right and a sample of the
   * others; exact in prediction. See {@link io.sluice.neural.softmax.SampledSoftmax}.
   *
   * @param samples symbols drawn for each window, frequent ones more likely
   */
  record Sampled(int samples) implements SoftmaxKind {
    /** Enough for vocabularies of hundreds of thousands. */
    public static final int SAMPLES = 8192;

    public Sampled {
      if (samples < 1) {
        throw new IllegalArgumentException("samples must be at least 1, was " + samples);
      }
    }

    @Override
    public String toString() {
      return "sampled, samples " + samples;
    }
  }
}
