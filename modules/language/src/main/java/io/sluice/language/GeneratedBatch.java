package io.sluice.language;

import io.sluice.neural.recurrent.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Writes several texts side by side; those that are complete drop out. */
final class GeneratedBatch {
  private final SymbolPredictor predictor;
  private final List<Generator> generators;

  /**
   * @param generators one for each text, which have drawn nothing yet
   */
  GeneratedBatch(SymbolPredictor predictor, List<Generator> generators) {
    this.predictor = predictor;
    this.generators = List.copyOf(generators);
  }

  List<Generated> run(State afterPrompt) {
    List<Generator> active = new ArrayList<>(generators);
    active.removeIf(Generator::finished);
    List<State> states = new ArrayList<>(Collections.nCopies(active.size(), afterPrompt));
    int run = Math.max(1, Math.min(active.size(), predictor.rowsAtOnce()));
    float[] logits = new float[run * predictor.logitStride()];
    while (!active.isEmpty()) {
      int[] symbols = new int[active.size()];
      List<Generator> going = new ArrayList<>();
      List<State> goingStates = new ArrayList<>();
      for (int i = 0; i < active.size(); i++) {
        if (i % run == 0) {
          predictor.logits(states.subList(i, Math.min(active.size(), i + run)), logits);
        }
        Generator generator = active.get(i);
        int symbol = generator.draw(logits, i % run * predictor.logitStride());
        if (!generator.finished()) {
          symbols[going.size()] = symbol;
          going.add(generator);
          goingStates.add(states.get(i));
        }
      }
      active = going;
      states =
          active.isEmpty()
              ? List.of()
              : predictor.step(goingStates, Arrays.copyOf(symbols, active.size()));
    }
    return generators.stream().map(Generator::finish).toList();
  }
}
