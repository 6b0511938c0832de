package io.sluice.tagging;

import io.sluice.neural.crf.Constraints;
import io.sluice.neural.crf.Crf;
import io.sluice.neural.crf.Emissions;
import io.sluice.neural.crf.LabelSet;
import io.sluice.neural.crf.Lattice;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.text.label.Chunk;
import io.sluice.text.label.LabelScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From the scores of one sentence to what a tagger says about it in one layer. Immutable.
 *
 * @param crf chooses the labels; all of its weights are zero for a softmax
 * @param leastProbability of what is said; spans below are left out, tokens become unknown
 */
record LayerDecoder(TagSet tags, Crf crf, double leastProbability) {

  /** With the weights of a layer, saying everything. */
  static LayerDecoder of(TagSet tags, int layer, Map<String, NamedTensor> tensors) {
    if (tags.layer().decoder() == Decoder.CRF) {
      Crf crf = Crf.of(TaggerTensors.crf(layer), tags.constraints(), tensors);
      return new LayerDecoder(tags, crf, 0);
    }
    int labels = tags.size();
    Constraints none = Constraints.none(labels);
    Crf zero = Crf.of(none, new float[labels * labels], new float[labels], new float[labels]);
    return new LayerDecoder(tags, zero, 0);
  }

  LayerDecoder withTemperature(double temperature) {
    return new LayerDecoder(tags, crf.withTemperature(temperature), leastProbability);
  }

  LayerDecoder withLeastProbability(double value) {
    return new LayerDecoder(tags, crf, value);
  }

  /** Says nothing about a sentence without tokens. */
  TaggedLayer nothing() {
    return new TaggedLayer(tags.layer().name(), List.of(), List.of());
  }

  /**
   * The best labels that agree with what is known.
   *
   * @param known a set for each token, or none at all
   */
  TaggedLayer decode(Emissions emissions, List<LabelSet> known) {
    Lattice lattice = crf.lattice(emissions, known);
    return layer(lattice, lattice.bestLabels());
  }

  /** One path with the probabilities of its parts. */
  TaggedLayer layer(Lattice lattice, int[] path) {
    List<String> labels = tags.decode(path);
    return tags.layer().scheme().isPresent()
        ? spans(tags.layer().scheme().get(), lattice, labels)
        : tokens(lattice, path, labels);
  }

  private TaggedLayer spans(LabelScheme scheme, Lattice lattice, List<String> labels) {
    ChunkProbabilities probabilities = new ChunkProbabilities(tags, lattice);
    List<ScoredChunk> kept = new ArrayList<>();
    for (Chunk chunk : scheme.chunks(labels)) {
      ScoredChunk scored = new ScoredChunk(chunk, probabilities.of(chunk));
      if (scored.probability() >= leastProbability) {
        kept.add(scored);
      }
    }
    List<Chunk> chunks = kept.stream().map(ScoredChunk::chunk).toList();
    return new TaggedLayer(
        tags.layer().name(), LabelScheme.IOB2.labels(chunks, labels.size()), kept);
  }

  private TaggedLayer tokens(Lattice lattice, int[] path, List<String> labels) {
    List<ScoredChunk> kept = new ArrayList<>();
    List<String> said = new ArrayList<>();
    for (int t = 0; t < path.length; t++) {
      double probability = Math.max(0, lattice.marginal(t, path[t]));
      boolean sure = probability >= leastProbability;
      said.add(sure ? labels.get(t) : TagSet.UNKNOWN);
      if (sure) {
        kept.add(new ScoredChunk(new Chunk(t, t + 1, labels.get(t)), probability));
      }
    }
    return new TaggedLayer(tags.layer().name(), said, kept);
  }
}
