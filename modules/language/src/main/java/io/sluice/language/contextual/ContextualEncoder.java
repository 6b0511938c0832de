package io.sluice.language.contextual;

import io.sluice.embeddings.Context;
import io.sluice.embeddings.TokenBatch;
import io.sluice.embeddings.TokenEncoder;
import io.sluice.text.document.Sentence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Contextual embeddings in prediction.
 *
 * @param vectors computes them
 * @param kept those that training has computed already; none outside of training
 */
record ContextualEncoder(ContextualVectors vectors, Optional<KeptVectors> kept)
    implements TokenEncoder {
  @Override
  public int dimension() {
    return vectors.dimension();
  }

  @Override
  public Context context() {
    return Context.SENTENCE;
  }

  @Override
  public void encode(TokenBatch batch, float[] output, int stride, int column) {
    List<Sentence> sentences = batch.sentences();
    List<float[]> rows =
        kept.isPresent() ? kept.get().use(sentences, vectors::of) : vectors.of(sentences);
    int dimension = dimension();
    for (int n = 0; n < batch.positions(); n++) {
      int at = n * stride + column;
      if (batch.type(n) == TokenBatch.PADDING) {
        Arrays.fill(output, at, at + dimension, 0);
      } else {
        int lane = n % batch.batch();
        int token = n / batch.batch();
        vectors.copy(rows.get(lane), token, output, at);
      }
    }
  }
}
