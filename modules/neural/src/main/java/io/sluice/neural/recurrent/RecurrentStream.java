package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * One stream that is read step by step and never forked: the state changes in place, so that a step
 * allocates next to nothing. Results are the bytes of {@link RecurrentPredictor#step}. Belongs to
 * one thread at a time.
 *
 * <p>I input width, W output width, P projected width, as of the predictor.
 */
public final class RecurrentStream {
  /** One layer with its state: the hidden state before a step and that after it take turns. */
  private static final class Level {
    final LayerPredictor layer;
    final Rows gates;
    final Rows product;
    final Rows cell;
    Rows hidden;
    Rows spare;

    Level(LayerPredictor layer, float[] hidden, float[] cell) {
      this.layer = layer;
      gates = row(new float[layer.stride()]);
      product = row(new float[layer.separateProduct() ? layer.stride() : 0]);
      this.hidden = row(hidden.clone());
      spare = row(new float[hidden.length]);
      this.cell = row(Arrays.copyOf(cell, layer.width()));
    }

    private static Rows row(float[] data) {
      return new Rows().at(data, 0, data.length);
    }

    void project(Rows input) {
      Arrays.fill(gates.data(), 0);
      layer.addProjection(1, input, gates);
    }

    void step() {
      Arrays.fill(product.data(), 0);
      layer.step(1, gates, product, hidden, cell, spare);
      Rows before = hidden;
      hidden = spare;
      spare = before;
    }
  }

  private final RecurrentSettings settings;
  private final Level[] levels;
  private final Rows input = new Rows();

  RecurrentStream(RecurrentSettings settings, List<LayerPredictor> layers, State from) {
    this.settings = settings;
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
    levels[0].project(input.at(inputs, offset, levels[0].layer.inputWidth()));
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
    advance();
  }

  private void advance() {
    levels[0].step();
    for (int i = 1; i < levels.length; i++) {
      levels[i].project(levels[i - 1].hidden);
      levels[i].step();
    }
  }

  /** [W] from 0 on: the output of the last step; a view, good until the next step. */
  public float[] output() {
    return levels[levels.length - 1].hidden.data();
  }

  /** The state after the last step; a copy. */
  public State state() {
    float[][] hidden = new float[levels.length][];
    float[][] cells = new float[levels.length][];
    int cellWidth = settings.cell().hasCellState() ? levels[0].layer.width() : 0;
    for (int i = 0; i < levels.length; i++) {
      hidden[i] = levels[i].hidden.data().clone();
      cells[i] = Arrays.copyOf(levels[i].cell.data(), cellWidth);
    }
    return new State(settings.hidden(), hidden, cells);
  }
}
