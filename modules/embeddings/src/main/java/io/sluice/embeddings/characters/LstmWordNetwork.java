package io.sluice.embeddings.characters;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.CarriedState;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.recurrent.RecurrentStack;
import java.util.List;
import java.util.Map;

/**
 * The last output of a forward LSTM over the characters of a word, and the one of a backward LSTM
 * over the first character (Lample et al. 2016). T steps, B lanes, H hidden units of a direction.
 */
final class LstmWordNetwork implements WordNetwork {
  private final RecurrentStack stack;
  private final Floats dOutput;
  private final int hidden;
  private final int width;

  LstmWordNetwork(
      Engine engine,
      Parameters parameters,
      String name,
      RecurrentSettings settings,
      int dimension,
      WordChunks chunking) {
    stack =
        new RecurrentStack(
            engine,
            parameters,
            name + ".recurrent",
            settings,
            dimension,
            chunking.longest(),
            chunking.lanes(),
            chunking.maxRows());
    hidden = settings.hidden();
    width = stack.outputWidth();
    dOutput = engine.arena().allocate(chunking.maxRows(), width);
  }

  @Override
  public int outputs() {
    return 2 * hidden;
  }

  @Override
  public void initialise(SeededRandom random) {
    stack.initialise(random);
  }

  @Override
  public void forward(Pass pass, Floats input, WordChunk chunk, float[] vectors) {
    int batch = chunk.batch();
    CarriedState state = stack.newState(batch);
    Floats output = stack.forward(pass, input, chunk.time(), batch, chunk.lengths(), state);
    for (int lane = 0; lane < batch; lane++) {
      int target = chunk.words()[lane] * 2 * hidden;
      output.read(lastRow(chunk, lane) * width, vectors, target, hidden);
      output.read(lane * width + width / 2, vectors, target + hidden, hidden);
    }
  }

  private static int lastRow(WordChunk chunk, int lane) {
    return (chunk.lengths()[lane] - 1) * chunk.batch() + lane;
  }

  @Override
  public void backward(WordChunk chunk, float[] dVectors, Floats dInput) {
    dOutput.clear(0, chunk.time() * chunk.batch() * width);
    for (int lane = 0; lane < chunk.batch(); lane++) {
      int source = chunk.words()[lane] * 2 * hidden;
      dOutput.write(lastRow(chunk, lane) * width, dVectors, source, hidden);
      dOutput.write(lane * width + width / 2, dVectors, source + hidden, hidden);
    }
    stack.backward(dOutput, dInput);
  }

  @Override
  public List<NamedTensor> export() {
    return stack.export();
  }

  @Override
  public void load(Map<String, NamedTensor> tensors) {
    stack.load(tensors);
  }
}
