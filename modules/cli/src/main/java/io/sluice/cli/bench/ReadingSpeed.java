package io.sluice.cli.bench;

import io.sluice.neural.dense.Dense;
import io.sluice.neural.embedding.EmbeddingTable;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.recurrent.RecurrentStack;
import java.time.Duration;
import java.util.Arrays;

/** Symbols a second of reading: embedding, one layer and logits, no derivatives, on the team. */
final class ReadingSpeed {
  private ReadingSpeed() {}

  static Measurement measure(
      Workload workload,
      int vocabulary,
      int embedding,
      int hidden,
      int batch,
      int window,
      EngineSettings settings,
      Duration duration) {
    try (Engine engine = Engine.open(settings)) {
      Runnable pass = pass(engine, vocabulary, embedding, hidden, batch, window);
      double seconds = MedianTime.seconds(pass, duration);
      return Measurement.of(workload, engine.providerName(), settings, batch * window / seconds);
    }
  }

  private static Runnable pass(
      Engine engine, int vocabulary, int embedding, int hidden, int batch, int window) {
    var parameters = new Parameters();
    var table =
        new EmbeddingTable(engine, parameters, "embedding.weight", vocabulary, embedding, 0);
    var recurrent =
        new RecurrentStack(
            engine,
            parameters,
            RecurrentSettings.of(Cell.LSTM, 1, hidden),
            embedding,
            window,
            batch);
    var output = Dense.of(engine, parameters, "output", hidden, vocabulary);
    parameters.allocate(engine.arena());
    var random = SeededRandom.of(1, "bench");
    table.initialise(random, 1);
    recurrent.initialise(random);
    output.initialise(random);
    int rows = window * batch;
    Floats embedded = engine.arena().allocate(rows, table.width());
    Floats logits = engine.arena().allocate(rows, output.outputWidth());
    int[] symbols = new int[rows];
    Arrays.setAll(symbols, row -> random.nextInt(vocabulary));
    var state = recurrent.newState(batch);
    Pass evaluation = Pass.evaluations();
    return () -> {
      table.forward(symbols, rows, embedded);
      Floats read = recurrent.forward(evaluation, embedded, window, batch, state);
      output.product(read, rows, logits);
    };
  }
}
