package io.sluice.experiments;

import io.sluice.experiments.config.Cell;
import io.sluice.experiments.config.LanguageModelConfig;

/** How large a network will be, before it is built. */
final class ModelSize {
  private static final int PEEPHOLES = 3;

  private ModelSize() {}

  /** Number of weights. */
  static long parameters(LanguageModelConfig config, long vocabulary) {
    var recurrent = config.recurrent();
    long hidden = recurrent.hidden();
    long input = config.embedding().dimension();
    long gates = gates(recurrent.cell());
    long layers = 0;
    for (var layer = 0; layer < recurrent.layers(); layer++) {
      layers += gates * hidden * (input + hidden + 1);
      layers += recurrent.cell() == Cell.PEEPHOLE_LSTM ? PEEPHOLES * hidden : 0;
      layers += recurrent.cell() == Cell.GRU ? hidden : 0;
      input = hidden;
    }
    var embedding = vocabulary * config.embedding().dimension();
    var output = config.output().tied() ? 0 : vocabulary * hidden;
    return embedding + layers + output + vocabulary;
  }

  /** Floats that one symbol of a window keeps until the backward pass, and their gradients. */
  static long activations(LanguageModelConfig config, long vocabulary) {
    var recurrent = config.recurrent();
    long kept = (gates(recurrent.cell()) + 5) * (long) recurrent.hidden();
    return recurrent.layers() * kept + 3L * config.embedding().dimension() + vocabulary;
  }

  private static long gates(Cell cell) {
    return switch (cell) {
      case LSTM, PEEPHOLE_LSTM -> 4;
      case GRU -> 3;
      case RNN -> 1;
    };
  }
}
