package io.sluice.embeddings;

import io.sluice.neural.parameter.PaddedMatrix;
import java.util.Arrays;
import java.util.List;

/**
 * The encoders of a stack: immutable and safe to share between threads. D numbers a token, W floats
 * a token in memory, as in {@link StackLayer}.
 */
public final class StackEncoder {
  private final List<TokenEncoder> encoders;
  private final int dimension;

  StackEncoder(List<TokenEncoder> encoders) {
    this.encoders = List.copyOf(encoders);
    dimension = encoders.stream().mapToInt(TokenEncoder::dimension).sum();
  }

  /** D. */
  public int dimension() {
    return dimension;
  }

  /** W. */
  public int width() {
    return PaddedMatrix.padded(dimension);
  }

  /** What vectors depend on: the most that one of the encoders looks at. */
  public Context context() {
    return encoders.stream().allMatch(encoder -> encoder.context() == Context.TOKEN)
        ? Context.TOKEN
        : Context.SENTENCE;
  }

  /**
   * Writes the vectors of all positions; those of padding are zero.
   *
   * @param output [T * B, W], replaced
   */
  public void encode(TokenBatch batch, float[] output) {
    int width = width();
    int column = 0;
    for (TokenEncoder encoder : encoders) {
      encoder.encode(batch, output, width, column);
      column += encoder.dimension();
    }
    for (int n = 0; n < batch.positions() && dimension < width; n++) {
      Arrays.fill(output, n * width + dimension, (n + 1) * width, 0);
    }
  }
}
