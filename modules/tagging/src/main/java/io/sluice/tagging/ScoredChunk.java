package io.sluice.tagging;

import io.sluice.text.label.Chunk;

/**
 * A span of tokens with the exact probability that it is a span of just this extent and label.
 *
 * @param chunk which tokens, and the label
 * @param probability given the sentence, in [0, 1]
 */
public record ScoredChunk(Chunk chunk, double probability) {
  public ScoredChunk {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException("a probability must be in [0, 1], was " + probability);
    }
  }
}
