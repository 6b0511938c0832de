package io.sluice.neural.recurrent;

import io.sluice.neural.dropout.ActivationDropout;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Recurrent layers on top of each other, in training. T steps, B lanes, I input width, W output
 * width; activations are [T, B, width], row-major, and every width is padded to a multiple of 16
 * with zeros (bidirectional outputs: both halves on their own). See the package for the protocol.
 *
 * <p>Used by one thread at a time; the work is split over the engine's team. With reproducible
 * matrix products, results are the same bytes for any number of threads.
 */
public final class RecurrentStack {
  private final RecurrentSettings settings;
  private final Features features;
  private final Features between;
  private final int maxBatch;
  private final Window window;
  private final List<RecurrentLayer> layers = new ArrayList<>();

  /** What each layer has read in the last forward pass. */
  private final LayerInput[] inputs;

  private final Floats[] dropped;
  private final Floats[] derivatives;
  private final List<ActivationDropout> dropouts = new ArrayList<>();
  private boolean drops;
  private boolean trained;

  /**
   * Declares the parameters and allocates all memory that passes need.
   *
   * @param inputSize features of the input, without padding
   * @param maxTime most steps of a window
   * @param maxBatch most lanes
   */
  public RecurrentStack(
      Engine engine,
      Parameters parameters,
      RecurrentSettings settings,
      int inputSize,
      int maxTime,
      int maxBatch) {
    this(
        engine,
        parameters,
        settings,
        inputSize,
        maxTime,
        maxBatch,
        Math.multiplyExact(maxTime, maxBatch));
  }

  /**
   * The same for windows that are either long or wide.
   *
   * @param maxRows most steps times lanes of a window: what memory is reserved for
   */
  public RecurrentStack(
      Engine engine,
      Parameters parameters,
      RecurrentSettings settings,
      int inputSize,
      int maxTime,
      int maxBatch,
      int maxRows) {
    this(engine, parameters, "recurrent", settings, inputSize, maxTime, maxBatch, maxRows);
  }

  /**
   * The same under a name of its own, for networks of several stacks.
   *
   * @param name prefix of the names of its tensors; {@code recurrent} is that of the other
   *     constructors, and the one that predictors look for
   */
  public RecurrentStack(
      Engine engine,
      Parameters parameters,
      String name,
      RecurrentSettings settings,
      int inputSize,
      int maxTime,
      int maxBatch,
      int maxRows) {
    if (inputSize < 1 || maxTime < 1 || maxBatch < 1 || maxRows < 1) {
      throw new IllegalArgumentException(
          "input size, steps, lanes and rows must be positive, were %d, %d, %d and %d"
              .formatted(inputSize, maxTime, maxBatch, maxRows));
    }
    this.settings = settings;
    this.maxBatch = maxBatch;
    window = new Window(maxTime, maxBatch, maxRows);
    features = new Features(inputSize, 1);
    between = new Features(settings.layout().outputs(), settings.direction().count());
    inputs = new LayerInput[settings.layers()];
    Arrays.fill(inputs, LayerInput.NONE);
    boolean dropout = settings.layerDropout().rate() > 0;
    int joints = settings.layers() - 1;
    dropped = new Floats[dropout ? joints : 0];
    for (int i = 0; i < joints; i++) {
      dropouts.add(new ActivationDropout(engine, settings.layerDropout(), between.width()));
    }
    derivatives = new Floats[Math.min(joints, 2)];
    for (int i = 0; i < dropped.length; i++) {
      dropped[i] = engine.arena().allocate(maxRows, between.width());
    }
    for (int i = 0; i < derivatives.length; i++) {
      derivatives[i] = engine.arena().allocate(maxRows, between.width());
    }
    for (int layer = 0; layer < settings.layers(); layer++) {
      Features read = layer == 0 ? features : between;
      layers.add(
          new RecurrentLayer(
              engine, parameters, name + "." + layer, settings, read, window, maxRows, maxBatch));
    }
  }

  public RecurrentSettings settings() {
    return settings;
  }

  /** I: floats of one input in memory. */
  public int inputWidth() {
    return features.width();
  }

  /** W: floats of one output in memory. */
  public int outputWidth() {
    return between.width();
  }

  /** Place in memory of an output, for layers that read this one's. */
  public int outputPlace(int output) {
    return between.place(output);
  }

  /** A zero state of so many lanes. */
  public CarriedState newState(int lanes) {
    if (lanes < 1 || lanes > maxBatch) {
      throw new IllegalArgumentException(
          "lanes must be between 1 and %d, were %d".formatted(maxBatch, lanes));
    }
    return new CarriedState(settings, lanes);
  }

  /** Draws all weights; the values do not depend on the layout in memory. */
  public void initialise(SeededRandom random) {
    for (RecurrentLayer layer : layers) {
      for (DirectionParameters parameters : layer.parameters()) {
        parameters.initialise(random, settings.forgetBias());
      }
    }
  }

  /** All weights as canonical tensors. */
  public List<NamedTensor> export() {
    return layers.stream()
        .flatMap(layer -> layer.parameters().stream())
        .flatMap(parameters -> parameters.export().stream())
        .toList();
  }

  /** All gradients, under the names of their weights. */
  public List<NamedTensor> exportGradients() {
    return layers.stream()
        .flatMap(layer -> layer.parameters().stream())
        .flatMap(parameters -> parameters.exportGradients().stream())
        .toList();
  }

  /**
   * Takes over canonical tensors; others in the map are ignored.
   *
   * @throws IllegalArgumentException if one is missing or has another shape
   */
  public void load(Map<String, NamedTensor> tensors) {
    for (RecurrentLayer layer : layers) {
      for (DirectionParameters parameters : layer.parameters()) {
        parameters.load(tensors);
      }
    }
  }

  /**
   * Runs all lanes over the whole window.
   *
   * @param input [time * batch, I], left alone until the backward pass is done
   * @param state read at the start, replaced at the end; has {@code batch} lanes
   * @return [time * batch, W], valid until the next forward pass
   */
  public Floats forward(Pass pass, Floats input, int time, int batch, CarriedState state) {
    window.set(time, batch);
    return forward(pass, input, time * batch, LayerInput.OWN, state);
  }

  /**
   * Runs lanes of different lengths. From its length on, a lane keeps its state, its outputs are
   * zero and nothing flows back.
   *
   * @param input [time * batch, I]; finite beyond the lengths, too
   * @param lengths steps of every lane, between 0 and {@code time}
   * @param state read at the start, replaced at the end; has {@code batch} lanes
   * @return [time * batch, W], valid until the next forward pass
   */
  public Floats forward(
      Pass pass, Floats input, int time, int batch, int[] lengths, CarriedState state) {
    window.set(time, batch, lengths);
    return forward(pass, input, time * batch, LayerInput.OWN, state);
  }

  /**
   * Runs all lanes over the whole window, whose input few different rows make up. Memory for their
   * projections is reserved when there are more than ever before.
   *
   * @param input its rows are left alone until the backward pass is done
   * @param state read at the start, replaced at the end; has {@code batch} lanes
   * @return [time * batch, W], valid until the next forward pass
   */
  public Floats forward(Pass pass, RepeatedInput input, int time, int batch, CarriedState state) {
    window.set(time, batch);
    return forward(pass, input, state);
  }

  /**
   * The same for lanes of different lengths.
   *
   * @param lengths steps of every lane, between 0 and {@code time}
   */
  public Floats forward(
      Pass pass, RepeatedInput input, int time, int batch, int[] lengths, CarriedState state) {
    window.set(time, batch, lengths);
    return forward(pass, input, state);
  }

  private Floats forward(Pass pass, RepeatedInput input, CarriedState state) {
    int[] places = input.places();
    int rows = window.time() * window.batch();
    if (places.length < rows) {
      throw new IllegalArgumentException(
          "expected the places of %d steps of %d lanes, there are %d"
              .formatted(window.time(), window.batch(), places.length));
    }
    for (int i = 0; i < rows; i++) {
      if (places[i] < 0 || places[i] >= input.count()) {
        throw new IllegalArgumentException(
            "row %d at step %d of lane %d is not among the %d rows of the input"
                .formatted(places[i], i / window.batch(), i % window.batch(), input.count()));
      }
    }
    return forward(pass, input.rows(), input.count(), places, state);
  }

  private Floats forward(Pass pass, Floats input, int rows, int[] places, CarriedState state) {
    require("input", input, rows, features.width());
    if (state.lanes() != window.batch()) {
      throw new IllegalArgumentException(
          "a state of %d lanes for a window of %d lanes".formatted(state.lanes(), window.batch()));
    }
    trained = pass instanceof Pass.Training;
    drops = trained && dropped.length > 0;
    inputs[0] = inputs[0].with(input, rows, places);
    for (int i = 0; i < layers.size() - 1; i++) {
      Floats output = forward(pass, i, state);
      if (pass instanceof Pass.Training training) {
        dropouts.get(i).draw(training.random());
      }
      if (drops) {
        dropouts.get(i).apply(output, dropped[i], window.time(), window.batch());
        output = dropped[i];
      }
      int steps = window.time() * window.batch();
      inputs[i + 1] = inputs[i + 1].with(output, steps, LayerInput.OWN);
    }
    return forward(pass, layers.size() - 1, state);
  }

  private Floats forward(Pass pass, int layer, CarriedState state) {
    layers.get(layer).forward(pass, inputs[layer], state, layer);
    return layers.get(layer).output();
  }

  /**
   * Adds the gradients of all parameters, after a forward pass in training.
   *
   * @param dOutput [time * batch, W], derivative of the loss by the outputs
   * @param dInput as many rows as the input had, replaced by the derivative by them; neither {@code
   *     dOutput} nor the input of the forward pass
   */
  public void backward(Floats dOutput, Floats dInput) {
    if (!trained) {
      throw new IllegalStateException("backward needs a forward pass in training before it");
    }
    require("dOutput", dOutput, window.time() * window.batch(), outputWidth());
    require("dInput", dInput, inputs[0].rows(), features.width());
    if (dInput == dOutput || dInput == inputs[0].values()) {
      throw new IllegalArgumentException(
          "dInput must be memory of its own, was that of an operand");
    }
    trained = false;
    Floats derivative = dOutput;
    for (int i = layers.size() - 1; i >= 0; i--) {
      Floats target = i == 0 ? dInput : derivatives[i % derivatives.length];
      layers.get(i).backward(inputs[i], derivative, target);
      if (i > 0 && drops) {
        dropouts.get(i - 1).apply(target, target, window.time(), window.batch());
      }
      derivative = target;
    }
  }

  private static void require(String what, Floats floats, int rows, int width) {
    if (floats.length() < (long) rows * width) {
      throw new IllegalArgumentException(
          "%s must hold %d x %d floats, holds %d".formatted(what, rows, width, floats.length()));
    }
  }
}
