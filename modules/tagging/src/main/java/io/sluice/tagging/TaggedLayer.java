package io.sluice.tagging;

import java.util.List;

/**
 * What a tagger says about a sentence in one layer.
 *
 * @param name of the layer
 * @param labels one a token; spans are written in IOB2, whatever scheme the network uses
 * @param chunks the spans in order, or one chunk a token where labels do not mark spans
 */
public record TaggedLayer(String name, List<String> labels, List<ScoredChunk> chunks) {
  /** Checks that the chunks lie in the sentence. */
  public TaggedLayer {
    labels = List.copyOf(labels);
    chunks = List.copyOf(chunks);
    for (ScoredChunk scored : chunks) {
      if (scored.chunk().end() > labels.size()) {
        throw new IllegalArgumentException(
            "layer \"%s\": %s reaches past the last of %d tokens"
                .formatted(name, scored.chunk(), labels.size()));
      }
    }
  }

  /** The probabilities of the chunks, in order. */
  public List<Double> probabilities() {
    return chunks.stream().map(ScoredChunk::probability).toList();
  }
}
