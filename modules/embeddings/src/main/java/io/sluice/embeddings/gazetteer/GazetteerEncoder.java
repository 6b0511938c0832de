package io.sluice.embeddings.gazetteer;

import io.sluice.embeddings.Context;
import io.sluice.embeddings.TokenBatch;
import io.sluice.embeddings.TokenEncoder;
import java.util.Arrays;
import java.util.List;

/**
 * Marks phrases in sentences.
 *
 * @param letterCase what capitals mean
 * @param lists matchers, two columns each
 */
record GazetteerEncoder(LetterCase letterCase, List<PhraseMatcher> lists) implements TokenEncoder {
  @Override
  public int dimension() {
    return 2 * lists.size();
  }

  @Override
  public Context context() {
    return Context.SENTENCE;
  }

  @Override
  public void encode(TokenBatch batch, float[] output, int stride, int column) {
    for (int n = 0; n < batch.positions(); n++) {
      Arrays.fill(output, n * stride + column, n * stride + column + dimension(), 0);
    }
    int step = batch.batch() * stride;
    for (int lane = 0; lane < batch.batch(); lane++) {
      List<String> texts = PhraseMatcher.texts(batch.sentences().get(lane).tokens(), letterCase);
      for (int list = 0; list < lists.size(); list++) {
        mark(lists.get(list), texts, output, lane * stride + column + 2 * list, step);
      }
    }
  }

  private static void mark(
      PhraseMatcher list, List<String> texts, float[] output, int offset, int step) {
    int at = 0;
    while (at < texts.size()) {
      int length = list.match(texts, at);
      for (int i = 0; i < length; i++) {
        output[offset + (at + i) * step + (i == 0 ? 0 : 1)] = 1;
      }
      at += Math.max(1, length);
    }
  }
}
