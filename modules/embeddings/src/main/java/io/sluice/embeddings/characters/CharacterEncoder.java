package io.sluice.embeddings.characters;

import io.sluice.embeddings.Context;
import io.sluice.embeddings.TokenBatch;
import io.sluice.embeddings.TokenEncoder;
import java.util.Arrays;
import java.util.List;

/** Words from their characters in prediction; words met before come from a cache. */
final class CharacterEncoder implements TokenEncoder {
  private static final int CACHED_WORDS = 1 << 15;

  private final WordChunks chunking;
  private final float[] characters;
  private final WordPredictor predictor;
  private final WordCache cache = new WordCache(CACHED_WORDS);

  /**
   * @param characters [V, I] canonical vectors of characters
   * @param dimension I, without padding
   */
  CharacterEncoder(
      WordChunks chunking, float[] characters, int dimension, WordPredictor predictor) {
    this.chunking = chunking;
    this.predictor = predictor;
    int width = predictor.inputWidth();
    this.characters = new float[chunking.index().rows() * width];
    for (int row = 0; row < chunking.index().rows(); row++) {
      System.arraycopy(characters, row * dimension, this.characters, row * width, dimension);
    }
  }

  @Override
  public int dimension() {
    return predictor.outputs();
  }

  @Override
  public Context context() {
    return Context.TOKEN;
  }

  @Override
  public void encode(TokenBatch batch, float[] output, int stride, int column) {
    float[] vectors = vectors(batch.types());
    int dimension = predictor.outputs();
    for (int n = 0; n < batch.positions(); n++) {
      int at = n * stride + column;
      if (batch.type(n) == TokenBatch.PADDING) {
        Arrays.fill(output, at, at + dimension, 0);
      } else {
        System.arraycopy(vectors, batch.type(n) * dimension, output, at, dimension);
      }
    }
  }

  /** [types, D], the row of padding unset. */
  private float[] vectors(List<String> types) {
    int dimension = predictor.outputs();
    float[] vectors = new float[types.size() * dimension];
    int[] missing = new int[types.size()];
    int count = 0;
    for (int type = 1; type < types.size(); type++) {
      if (!cache.read(types.get(type), vectors, type * dimension)) {
        missing[count++] = type;
      }
    }
    for (WordChunk chunk : chunking.cut(types, missing, count)) {
      predictor.encode(input(chunk), chunk, vectors);
      for (int type : chunk.words()) {
        int at = type * dimension;
        cache.keep(types.get(type), Arrays.copyOfRange(vectors, at, at + dimension));
      }
    }
    return vectors;
  }

  private float[] input(WordChunk chunk) {
    int width = predictor.inputWidth();
    float[] input = new float[chunk.rows().length * width];
    for (int n = 0; n < chunk.rows().length; n++) {
      System.arraycopy(characters, chunk.rows()[n] * width, input, n * width, width);
    }
    return input;
  }
}
