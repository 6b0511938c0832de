package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.kernel.Normalisation;
import io.sluice.neural.kernel.Rows;
import io.sluice.neural.team.Team;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One stream that is read step by step and never forked: the state changes in place, so that a step
 * allocates next to nothing. Results are the bytes of {@link RecurrentPredictor#step}. Belongs to
 * one thread at a time, which may be the caller of a team that shares the work.
 *
 * <p>I input width, W output width, P projected width, as of the predictor.
 */
public final class RecurrentStream {
  /** One layer with its state: the hidden state before a step and that after it take turns. */
  private static final class Level {
    final LayerPredictor layer;
    final Rows gates;
    final StepMemory memory = new StepMemory();
    final Rows cell;
    Rows hidden;
    Rows spare;

    /** The spare one, and that which takes turns with it. */
    Optional<Rows> after;

    Optional<Rows> other;

    Level(LayerPredictor layer, float[] hidden, float[] cell) {
      this.layer = layer;
      gates = row(new float[layer.stride()]);
      layer.reserve(memory);
      this.hidden = row(hidden.clone());
      spare = row(new float[hidden.length]);
      this.cell = row(Arrays.copyOf(cell, layer.units()));
      after = Optional.of(spare);
      other = Optional.of(this.hidden);
    }

    private static Rows row(float[] data) {
      return new Rows().at(data, 0, data.length);
    }

    void step(int phase, int from, int to, Optional<Rows> input, CellStep views) {
      layer.step(phase, from, to, input, gates, hidden, cell, spare, memory, views);
    }

    /** Makes the state after the step that before the next. */
    void turn() {
      Rows before = hidden;
      hidden = spare;
      spare = before;
      Optional<Rows> read = after;
      after = other;
      other = read;
    }
  }

  private final RecurrentSettings settings;
  private final Level[] levels;
  private final Optional<Team> team;
  private final CellStep[] views;
  private final Rows row = new Rows();
  private final Optional<Rows> given = Optional.of(row);
  private final Team.Task shared = this::share;

  /** Input of the first level at the step at hand: empty if it is projected. */
  private Optional<Rows> first = Optional.empty();

  RecurrentStream(
      RecurrentSettings settings, List<LayerPredictor> layers, State from, Optional<Team> team) {
    this.settings = settings;
    this.team = team;
    views = new CellStep[team.map(Team::size).orElse(1)];
    Arrays.setAll(views, worker -> new CellStep());
    int size = Normalisation.STATISTICS;
    for (CellStep own : views) {
      own.statistics.at(new float[size], 0, size);
    }
    levels = new Level[layers.size()];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = new Level(layers.get(i), from.hidden(i), from.cell(i));
    }
  }

  /**
   * Steps on.
   *
   * @param inputs [I] from {@code offset} on
   */
  public void step(float[] inputs, int offset) {
    row.at(inputs, offset, levels[0].layer.inputWidth());
    first = given;
    advance();
  }

  /**
   * Steps on from a row of a projected table.
   *
   * @param projected [P] from {@code offset} on
   */
  public void stepProjected(float[] projected, int offset) {
    Rows gates = levels[0].gates;
    System.arraycopy(projected, offset, gates.data(), 0, gates.stride());
    first = Optional.empty();
    advance();
  }

  private void advance() {
    if (team.isPresent()) {
      team.get().run(shared);
    } else {
      for (int i = 0; i < levels.length; i++) {
        LayerPredictor layer = levels[i].layer;
        for (int phase = 0; phase < layer.phases(); phase++) {
          levels[i].step(phase, 0, layer.shares(phase), input(i), views[0]);
        }
      }
    }
    for (Level level : levels) {
      level.turn();
    }
  }

  /** One worker's share of a step: units of every level, which reads all units of that below. */
  private void share(Team.Worker worker) {
    for (int i = 0; i < levels.length; i++) {
      int phases = levels[i].layer.phases();
      for (int phase = 0; phase < phases; phase++) {
        int shares = levels[i].layer.shares(phase);
        int from = worker.from(shares);
        levels[i].step(phase, from, worker.to(shares), input(i), views[worker.index()]);
        if (i < levels.length - 1 || phase < phases - 1) {
          worker.barrier();
        }
      }
    }
  }

  /** What a level reads at the step at hand. */
  private Optional<Rows> input(int level) {
    return level == 0 ? first : levels[level - 1].after;
  }

  /** [W] from 0 on: the output of the last step; a view, good until the next step. */
  public float[] output() {
    return levels[levels.length - 1].hidden.data();
  }

  /** The state after the last step; a copy. */
  public State state() {
    float[][] hidden = new float[levels.length][];
    float[][] cells = new float[levels.length][];
    for (int i = 0; i < levels.length; i++) {
      hidden[i] = levels[i].hidden.data().clone();
      cells[i] = Arrays.copyOf(levels[i].cell.data(), levels[i].layer.cellWidth());
    }
    return new State(settings, hidden, cells);
  }
}
