package io.sluice.tagging;

import io.sluice.neural.crf.Lattice;
import io.sluice.neural.crf.Path;
import io.sluice.text.label.Chunk;
import java.util.ArrayList;
import java.util.List;

/** All probabilities of one sentence in one layer of labels. For one thread at a time. */
public final class LayerAnalysis {
  private final LayerDecoder decoder;
  private final Lattice lattice;

  LayerAnalysis(LayerDecoder decoder, Lattice lattice) {
    this.decoder = decoder;
    this.lattice = lattice;
  }

  /**
   * One way to label the whole sentence.
   *
   * @param layer labels, and spans with the probability that each has on its own
   * @param probability of the whole sequence of labels
   */
  public record Alternative(TaggedLayer layer, double probability) {}

  /** The labels as the network numbers them, in its own scheme. */
  public TagSet tags() {
    return decoder.tags();
  }

  /** The most probable ways to label the sentence, the best first; fewer if there are no more. */
  public List<Alternative> best(int count) {
    List<Alternative> alternatives = new ArrayList<>();
    for (Path path : lattice.nBest(count)) {
      alternatives.add(new Alternative(decoder.layer(lattice, path.labels()), path.probability()));
    }
    return alternatives;
  }

  /** Probability of every label at every token, [tokens][labels of {@link #tags}]. */
  public double[][] marginals() {
    double[] flat = lattice.marginals();
    int labels = tags().size();
    double[][] rows = new double[lattice.time()][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = java.util.Arrays.copyOfRange(flat, t * labels, (t + 1) * labels);
    }
    return rows;
  }

  /**
   * Probability that these tokens are a span of this label, no shorter and no longer.
   *
   * @throws IllegalArgumentException if labels do not mark spans, there are none of that type, or
   *     the tokens are not in the sentence
   */
  public double probability(Chunk chunk) {
    if (tags().layer().scheme().isEmpty()) {
      throw new IllegalArgumentException(
          "layer \"%s\" has a label for each token, no spans; ask for marginals"
              .formatted(tags().layer().name()));
    }
    if (!tags().types().contains(chunk.label())) {
      throw new IllegalArgumentException(
          "layer \"%s\" has no spans of type \"%s\", only of %s"
              .formatted(tags().layer().name(), chunk.label(), tags().types()));
    }
    if (chunk.end() > lattice.time()) {
      throw new IllegalArgumentException(
          "span %s reaches past the end of %d tokens".formatted(chunk, lattice.time()));
    }
    return new ChunkProbabilities(tags(), lattice).of(chunk);
  }
}
