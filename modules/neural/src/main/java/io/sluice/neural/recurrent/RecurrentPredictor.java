package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.Rows;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.Quantisation;
import io.sluice.neural.team.Team;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Forward layers for prediction. Immutable and safe to share between threads; works on the caller's
 * thread and starts none. Results are the bytes of an evaluation pass of {@link RecurrentStack}
 * with the {@code java} provider.
 *
 * <p>I input width, W output width: floats in memory, padded to multiples of 16 with zeros. P
 * projected width: inputs times the input weights of the first layer. Where inputs come from a
 * table, project the whole table once and step by its rows: that saves a product at every step.
 */
public final class RecurrentPredictor {
  private final RecurrentSettings settings;
  private final List<LayerPredictor> layers;

  private RecurrentPredictor(RecurrentSettings settings, List<LayerPredictor> layers) {
    this.settings = settings;
    this.layers = layers;
  }

  /**
   * Packs weights for the fastest kernels that work here.
   *
   * @param inputSize features of the input, without padding
   * @param tensors canonical tensors, as {@link RecurrentStack#export} gives them; copied
   * @throws IllegalArgumentException if a tensor is missing or misshapen, or the stack is
   *     bidirectional
   */
  public static RecurrentPredictor of(
      RecurrentSettings settings, int inputSize, Map<String, NamedTensor> tensors) {
    return of(Kernels.best(), settings, inputSize, tensors);
  }

  /** As {@link #of(RecurrentSettings, int, Map)} with chosen kernels. */
  public static RecurrentPredictor of(
      Kernels kernels,
      RecurrentSettings settings,
      int inputSize,
      Map<String, NamedTensor> tensors) {
    return of(kernels, settings, inputSize, tensors, Quantisation.NONE);
  }

  /**
   * As {@link #of(Kernels, RecurrentSettings, int, Map)} with weights of fewer bits; the results
   * are then those of the stack up to the order in which products are added.
   *
   * @param tensors with values that are already rounded so
   */
  public static RecurrentPredictor of(
      Kernels kernels,
      RecurrentSettings settings,
      int inputSize,
      Map<String, NamedTensor> tensors,
      Quantisation quantisation) {
    if (settings.direction() != Direction.FORWARD) {
      throw new IllegalArgumentException(
          "a bidirectional stack cannot predict step by step: it needs the whole sequence");
    }
    GateLayout layout = settings.layout();
    List<LayerPredictor> layers = new ArrayList<>();
    for (int layer = 0; layer < settings.layers(); layer++) {
      Features features = new Features(layer == 0 ? inputSize : settings.outputs(), 1);
      String prefix = "recurrent." + layer + ".forward";
      DirectionWeights weights = DirectionWeights.of(layout, features, prefix, tensors);
      layers.add(new LayerPredictor(kernels, weights, quantisation, prefix));
    }
    return new RecurrentPredictor(settings, List.copyOf(layers));
  }

  /** I. */
  public int inputWidth() {
    return layers.get(0).inputWidth();
  }

  /** W. */
  public int outputWidth() {
    return layers.get(0).width();
  }

  /** P. */
  public int projectedWidth() {
    return layers.get(0).stride();
  }

  /** Projects inputs [rows, I] to [rows, P]. */
  public float[] project(float[] inputs, int rows) {
    return layers.get(0).project(inputs, 0, rows);
  }

  /** The zero state. */
  public State start() {
    int count = layers.size();
    return new State(settings, new float[count][outputWidth()], new float[count][cellWidth()]);
  }

  /**
   * The output of the step that led to a state; zero at the start.
   *
   * @param target [W], replaced
   */
  public void output(State state, float[] target) {
    state.requireOf(settings);
    System.arraycopy(state.hidden(layers.size() - 1), 0, target, 0, outputWidth());
  }

  /** A stream that goes on from a state, which stays as it is. */
  public RecurrentStream stream(State from) {
    from.requireOf(settings);
    return new RecurrentStream(settings, layers, from, Optional.empty());
  }

  /**
   * The same on a team, which shares the units of a layer; results do not depend on it. The stream
   * is then used by whoever may call {@link Team#run}.
   */
  public RecurrentStream stream(State from, Team team) {
    from.requireOf(settings);
    return new RecurrentStream(settings, layers, from, Optional.of(team));
  }

  private int cellWidth() {
    return layers.get(0).cellWidth();
  }

  /**
   * The state that {@link State#export} gave under a prefix.
   *
   * @throws IllegalArgumentException if a tensor is missing or has another shape
   */
  public State load(String prefix, Map<String, NamedTensor> tensors) {
    CarriedState carried = new CarriedState(settings, 1);
    carried.load(prefix, tensors);
    State state = start();
    for (int layer = 0; layer < layers.size(); layer++) {
      System.arraycopy(carried.hidden(layer), 0, state.hidden(layer), 0, outputWidth());
      System.arraycopy(carried.cell(layer), 0, state.cell(layer), 0, cellWidth());
    }
    return state;
  }

  /**
   * One step of one stream.
   *
   * @param input [I]
   * @param output [W], replaced
   */
  public State step(State state, float[] input, float[] output) {
    return run(state, input, 1, output);
  }

  /**
   * One step of one stream from a row of a projected table.
   *
   * @param projected [P] from {@code offset} on
   * @param output [W], replaced
   */
  public State stepProjected(State state, float[] projected, int offset, float[] output) {
    return advance(
        state, Arrays.copyOfRange(projected, offset, offset + projectedWidth()), 1, output);
  }

  /**
   * Many steps of one stream; the input products of all steps are computed together.
   *
   * @param inputs [steps, I]
   * @param outputs [steps, W], replaced
   */
  public State run(State state, float[] inputs, int steps, float[] outputs) {
    return advance(state, project(inputs, steps), steps, outputs);
  }

  /**
   * Many steps of one stream from projected inputs.
   *
   * @param projected [steps, P]
   * @param outputs [steps, W], replaced
   */
  public State runProjected(State state, float[] projected, int steps, float[] outputs) {
    return advance(state, Arrays.copyOf(projected, steps * projectedWidth()), steps, outputs);
  }

  /** Overwrites {@code gates}. */
  private State advance(State state, float[] gates, int steps, float[] outputs) {
    if (steps < 1) {
      throw new IllegalArgumentException("steps must be positive, were " + steps);
    }
    state.requireOf(settings);
    int width = outputWidth();
    float[][] hidden = new float[layers.size()][];
    float[][] cells = new float[layers.size()][];
    StepMemory memory = new StepMemory();
    float[] next = gates;
    for (int i = 0; i < layers.size(); i++) {
      LayerPredictor layer = layers.get(i);
      float[] rows = i == layers.size() - 1 ? outputs : new float[steps * width];
      float[] cell = Arrays.copyOf(state.cell(i), layer.units());
      Rows cellRow = new Rows().at(cell, 0, layer.units());
      for (int step = 0; step < steps; step++) {
        Rows before =
            step == 0
                ? new Rows().at(state.hidden(i), 0, width)
                : new Rows().at(rows, (step - 1) * width, width);
        layer.step(
            1,
            new Rows().at(next, step * layer.stride(), layer.stride()),
            before,
            cellRow,
            new Rows().at(rows, step * width, width),
            memory);
      }
      hidden[i] = Arrays.copyOfRange(rows, (steps - 1) * width, steps * width);
      cells[i] = cellWidth() == 0 ? state.cell(i) : cell;
      if (i < layers.size() - 1) {
        next = layers.get(i + 1).project(rows, 0, steps);
      }
    }
    return new State(settings, hidden, cells);
  }

  /**
   * One step of many streams: the weights are read once for all.
   *
   * @param inputs [streams, I]
   * @param outputs [streams, W], replaced
   */
  public List<State> step(List<State> states, float[] inputs, float[] outputs) {
    return advance(states, project(inputs, states.size()), outputs);
  }

  /**
   * One step of many streams from projected inputs.
   *
   * @param projected [streams, P]
   * @param outputs [streams, W], replaced
   */
  public List<State> stepProjected(List<State> states, float[] projected, float[] outputs) {
    return advance(states, Arrays.copyOf(projected, states.size() * projectedWidth()), outputs);
  }

  private List<State> advance(List<State> states, float[] gates, float[] outputs) {
    int width = outputWidth();
    int streams = states.size();
    states.forEach(state -> state.requireOf(settings));
    float[][][] hidden = new float[streams][layers.size()][];
    float[][][] cells = new float[streams][layers.size()][];
    StepMemory memory = new StepMemory();
    int units = layers.get(0).units();
    float[] next = gates;
    for (int i = 0; i < layers.size(); i++) {
      float[] before = new float[streams * width];
      float[] cell = new float[streams * units];
      for (int stream = 0; stream < streams; stream++) {
        State state = states.get(stream);
        System.arraycopy(state.hidden(i), 0, before, stream * width, width);
        System.arraycopy(state.cell(i), 0, cell, stream * units, cellWidth());
      }
      float[] rows = i == layers.size() - 1 ? outputs : new float[streams * width];
      LayerPredictor layer = layers.get(i);
      int stride = layer.stride();
      layer.step(
          streams,
          new Rows().at(next, 0, stride),
          new Rows().at(before, 0, width),
          new Rows().at(cell, 0, units),
          new Rows().at(rows, 0, width),
          memory);
      for (int stream = 0; stream < streams; stream++) {
        int from = stream * width;
        hidden[stream][i] = Arrays.copyOfRange(rows, from, from + width);
        cells[stream][i] = Arrays.copyOfRange(cell, stream * units, stream * units + cellWidth());
      }
      if (i < layers.size() - 1) {
        next = layers.get(i + 1).project(rows, 0, streams);
      }
    }
    List<State> result = new ArrayList<>(streams);
    for (int stream = 0; stream < streams; stream++) {
      result.add(new State(settings, hidden[stream], cells[stream]));
    }
    return result;
  }
}
