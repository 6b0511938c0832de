package io.sluice.neural.recurrent;

import io.sluice.neural.dropout.LayerDropout;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training pass with native products agrees with the double twin. */
class NativeTrainingTest {
  @ParameterizedTest
  @EnumSource(Cell.class)
  void agreesWithTheTwin(Cell cell) {
    RecurrentSettings settings =
        RecurrentSettings.of(cell, 2, 37)
            .withDirection(Direction.BIDIRECTIONAL)
            .withLayerDropout(new LayerDropout.Locked(0.2))
            .withRecurrentDropout(new RecurrentDropout.OnHidden(0.3))
            .withWeightDrop(0.4);
    int[] lengths = {7, 3, 7, 6, 1};
    try (Engine engine = Engine.open(new EngineSettings("nd4j", 2))) {
      StackRun run = new StackRun(engine, settings, 13, 7, 5);
      TwinComparison.check(run, run.train(7, 5, lengths), 7, 5, lengths);
    }
  }
}
