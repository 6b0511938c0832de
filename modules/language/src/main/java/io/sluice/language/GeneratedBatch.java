package io.sluice.language;

import io.sluice.language.generation.Sampling;
import io.sluice.neural.recurrent.State;
import io.sluice.text.SymbolCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Writes several texts side by side; those that are complete drop out. */
final class GeneratedBatch {
  private final SymbolPredictor predictor;
  private final List<Generator> generators = new ArrayList<>();

  GeneratedBatch(SymbolPredictor predictor, SymbolCodec codec, Sampling sampling, int count) {
    this.predictor = predictor;
    for (int i = 0; i < count; i++) {
      generators.add(new Generator(codec, sampling.seed(sampling.seed() + i), piece -> {}));
    }
  }

  List<Generated> run(int[] prompt, State afterPrompt) {
    generators.forEach(generator -> generator.observe(prompt));
    List<Generator> active = new ArrayList<>(generators);
    active.removeIf(Generator::finished);
    List<State> states = new ArrayList<>(Collections.nCopies(active.size(), afterPrompt));
    float[] logits = new float[predictor.logitStride()];
    while (!active.isEmpty()) {
      int[] symbols = new int[active.size()];
      List<Generator> going = new ArrayList<>();
      List<State> goingStates = new ArrayList<>();
      for (int i = 0; i < active.size(); i++) {
        Generator generator = active.get(i);
        predictor.logits(states.get(i), logits);
        int symbol = generator.draw(logits, 0);
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
