package io.sluice.language;

import io.sluice.neural.recurrent.RecurrentStream;
import io.sluice.neural.team.Team;
import java.util.Optional;

/** One text as a {@link SymbolPredictor} reads it on, in place. Belongs to one thread at a time. */
final class SymbolStream {
  /** Panels of the fewest logits whose products take longer than meeting at a barrier. */
  private static final int SHARED_PANELS = 8;

  private final SymbolPredictor predictor;
  private final RecurrentStream recurrent;
  private final Optional<Team> team;

  SymbolStream(SymbolPredictor predictor, RecurrentStream recurrent, Optional<Team> team) {
    this.predictor = predictor;
    this.recurrent = recurrent;
    this.team = team;
  }

  /** Reads one more symbol. */
  void step(int symbol) {
    predictor.step(recurrent, symbol);
  }

  /**
   * Logits of the next symbol.
   *
   * @param target [logitStride], replaced
   */
  void logits(float[] target) {
    float[] output = recurrent.output();
    int panels = predictor.panels();
    if (team.isEmpty() || panels < SHARED_PANELS) {
      predictor.logits(output, 1, target);
      return;
    }
    team.get()
        .run(worker -> predictor.logits(output, 1, target, worker.from(panels), worker.to(panels)));
  }
}
