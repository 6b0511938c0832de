package io.sluice.embeddings.characters;

import io.sluice.neural.recurrent.SequencePredictor;
import java.util.concurrent.ConcurrentLinkedQueue;

/** {@link LstmWordNetwork} in prediction. */
final class LstmWordPredictor implements WordPredictor {
  private final SequencePredictor stack;
  private final ConcurrentLinkedQueue<SequencePredictor.Workspace> free =
      new ConcurrentLinkedQueue<>();

  LstmWordPredictor(SequencePredictor stack) {
    this.stack = stack;
  }

  @Override
  public int inputWidth() {
    return stack.inputWidth();
  }

  @Override
  public int outputs() {
    return 2 * stack.settings().hidden();
  }

  @Override
  public void encode(float[] input, WordChunk chunk, float[] vectors) {
    SequencePredictor.Workspace taken = free.poll();
    SequencePredictor.Workspace workspace =
        taken == null ? new SequencePredictor.Workspace() : taken;
    int batch = chunk.batch();
    float[] output = stack.forward(input, chunk.time(), batch, chunk.lengths(), workspace);
    int hidden = stack.settings().hidden();
    int width = stack.outputWidth();
    for (int lane = 0; lane < batch; lane++) {
      int last = (chunk.lengths()[lane] - 1) * batch + lane;
      int target = chunk.words()[lane] * 2 * hidden;
      System.arraycopy(output, last * width, vectors, target, hidden);
      System.arraycopy(output, lane * width + width / 2, vectors, target + hidden, hidden);
    }
    free.add(workspace);
  }
}
