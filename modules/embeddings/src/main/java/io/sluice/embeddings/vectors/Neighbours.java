package io.sluice.embeddings.vectors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.PriorityQueue;

/**
 * Finds the words whose vectors point in the most similar directions, by looking at all of them.
 * Immutable.
 *
 * <pre>cosine(a, b) = a b / (|a| |b|)</pre>
 */
public final class Neighbours {
  private final WordVectors vectors;
  private final double[] lengths;

  /**
   * A word and how similar its vector is.
   *
   * @param word one of the vectors' words
   * @param cosine in [-1, 1]
   */
  public record Neighbour(String word, double cosine) {}

  private Neighbours(WordVectors vectors, double[] lengths) {
    this.vectors = vectors;
    this.lengths = lengths;
  }

  /** Measures the length of every vector, once. */
  public static Neighbours of(WordVectors vectors) {
    double[] lengths = new double[vectors.size()];
    float[] vector = new float[vectors.dimension()];
    for (int row = 0; row < lengths.length; row++) {
      vectors.vectors().copy(row, vector, 0);
      lengths[row] = Math.sqrt(product(vector, vector));
    }
    return new Neighbours(vectors, lengths);
  }

  /**
   * The nearest other words, the most similar first; among equals the first in the file. Vectors
   * without a direction, all zeros, are nobody's neighbours.
   *
   * @param word found as {@link WordVectors#find} does
   * @param count how many, at least 1; fewer come if there are not so many words
   * @throws IllegalArgumentException if the word has no vector
   */
  public List<Neighbour> nearest(String word, int count) {
    if (count < 1) {
      throw new IllegalArgumentException("expected a count of at least 1, was " + count);
    }
    OptionalInt found = vectors.index().find(word);
    if (found.isEmpty()) {
      throw new IllegalArgumentException(
          "\"" + word + "\" is not among the " + vectors.size() + " words, in lower case neither");
    }
    int query = found.getAsInt();
    float[] asked = vectors.row(query);
    float[] vector = new float[asked.length];
    PriorityQueue<Candidate> best = new PriorityQueue<>(Candidate.WORST_FIRST);
    for (int row = 0; row < lengths.length; row++) {
      double length = lengths[row] * lengths[query];
      if (row != query && length > 0) {
        vectors.vectors().copy(row, vector, 0);
        best.add(new Candidate(row, product(vector, asked) / length));
        if (best.size() > count) {
          best.remove();
        }
      }
    }
    List<Candidate> ordered = new ArrayList<>(best);
    ordered.sort(Candidate.WORST_FIRST.reversed());
    return ordered.stream()
        .map(
            c -> new Neighbour(vectors.words().get(c.row()), Math.max(-1, Math.min(1, c.cosine()))))
        .toList();
  }

  private record Candidate(int row, double cosine) {
    static final Comparator<Candidate> WORST_FIRST =
        Comparator.comparingDouble(Candidate::cosine)
            .thenComparing(Comparator.comparingInt(Candidate::row).reversed());
  }

  private static double product(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
