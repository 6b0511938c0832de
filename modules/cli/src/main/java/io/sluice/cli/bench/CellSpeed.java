package io.sluice.cli.bench;

import io.sluice.language.training.LanguageModelTrainer;
import io.sluice.model.json.JsonObject;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.RecurrentSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The training step of {@link Workload#W1} with every cell, and with the LSTM's outputs projected
 * to half of its units. One step of each in turn, in one process: what else the machine does falls
 * on all of them.
 *
 * @param name of the cell
 * @param weights of its recurrent layers
 * @param symbolsPerSecond by the median step
 * @param speed as a multiple of the LSTM's
 * @param work floating-point operations of a step as a multiple of the LSTM's
 */
public record CellSpeed(
    String name, long weights, double symbolsPerSecond, double speed, double work) {
  private static final int LEAST = 5;

  public JsonObject toJson() {
    return JsonObject.builder()
        .put("cell", name)
        .put("recurrentWeights", weights)
        .put("symbolsPerSecond", symbolsPerSecond)
        .put("speedToLstm", speed)
        .put("workToLstm", work)
        .build();
  }

  /** One network at work. */
  private record Candidate(
      String name, RecurrentSettings settings, LanguageModelTrainer trainer, List<Long> times) {}

  /**
   * Measures all cells, the LSTM first.
   *
   * @param duration of the measurement of all; warming up takes half of it before
   */
  public static List<CellSpeed> measure(EngineSettings engine, Duration duration) {
    Workload w1 = Workload.W1;
    return measure(w1.network(), w1.batch(), w1.window(), engine, duration);
  }

  static List<CellSpeed> measure(
      Network network, int batch, int window, EngineSettings engine, Duration duration) {
    List<Candidate> candidates = new ArrayList<>();
    try {
      for (RecurrentSettings settings : all(network)) {
        String name =
            settings.cell().label() + (settings.projection().isPresent() ? " projected" : "");
        var trainer = network.trainer(engine, settings, batch, window);
        candidates.add(new Candidate(name, settings, trainer, new ArrayList<>()));
      }
      takeTurns(candidates, duration.toNanos() / 2, 1);
      candidates.forEach(candidate -> candidate.times().clear());
      takeTurns(candidates, duration.toNanos(), LEAST);
      Candidate lstm = candidates.get(0);
      int symbols = batch * window;
      return candidates.stream()
          .map(candidate -> result(candidate, lstm, network, symbols))
          .toList();
    } finally {
      candidates.forEach(candidate -> candidate.trainer().close());
    }
  }

  private static List<RecurrentSettings> all(Network network) {
    List<RecurrentSettings> all = new ArrayList<>();
    for (Cell cell : Cell.values()) {
      all.add(network.recurrent(cell));
    }
    all.add(1, network.recurrent(Cell.LSTM).withProjection(network.hidden() / 2));
    return all;
  }

  private static void takeTurns(List<Candidate> candidates, long nanos, int least) {
    long begun = System.nanoTime();
    for (int round = 0; round < least || System.nanoTime() - begun < nanos; round++) {
      for (Candidate candidate : candidates) {
        long before = System.nanoTime();
        candidate.trainer().step();
        candidate.times().add(System.nanoTime() - before);
      }
    }
  }

  private static CellSpeed result(
      Candidate candidate, Candidate lstm, Network network, int symbols) {
    return new CellSpeed(
        candidate.name(),
        network.weights(candidate.settings()),
        symbols * 1e9 / median(candidate),
        median(lstm) / median(candidate),
        (double) network.products(candidate.settings()) / network.products(lstm.settings()));
  }

  private static double median(Candidate candidate) {
    List<Long> sorted = candidate.times().stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
