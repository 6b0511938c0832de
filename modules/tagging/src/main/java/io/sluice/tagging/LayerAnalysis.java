package io.sluice.tagging;

import io.sluice.neural.crf.Lattice;
import io.sluice.neural.crf.Path;
import io.sluice.text.label.Chunk;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

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
   * @param conditionals of each token's label, given the labels before it; their product is the
   *     probability
   */
  public record Alternative(TaggedLayer layer, double probability, List<Double> conditionals) {
    public Alternative {
      conditionals = List.copyOf(conditionals);
    }
  }

  /** The labels as the network numbers them, in its own scheme. */
  public TagSet tags() {
    return decoder.tags();
  }

  /**
   * The most probable ways to label the sentence, the best first; fewer if there are no more.
   *
   * @throws IllegalArgumentException if {@code count} is not at least 1
   */
  public List<Alternative> best(int count) {
    List<Alternative> alternatives = new ArrayList<>();
    for (Path path : lattice.nBest(count)) {
      alternatives.add(
          new Alternative(
              decoder.layer(lattice, path.labels()),
              path.probability(),
              Arrays.stream(lattice.conditionals(path.labels())).boxed().toList()));
    }
    return alternatives;
  }

  /** Probability of every label at every token, [tokens][labels of {@link #tags}]. */
  public double[][] marginals() {
    double[] flat = lattice.marginals();
    int labels = tags().size();
    double[][] rows = new double[lattice.time()][];
    for (int t = 0; t < rows.length; t++) {
      rows[t] = Arrays.copyOfRange(flat, t * labels, (t + 1) * labels);
    }
    return rows;
  }

  /**
   * Probability that a token has a label as taggers give them: spans are written in IOB2, whatever
   * the network's scheme. 0 for labels that there are not.
   *
   * @throws IndexOutOfBoundsException if there is no such token
   */
  public double probability(int token, String label) {
    Objects.checkIndex(token, lattice.time());
    return new LabelProbabilities(tags(), lattice).of(token, label);
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
