package io.sluice.neural.recurrent;

import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.Rows;
import io.sluice.neural.parameter.NamedTensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Whole sequences through forward or bidirectional layers, for prediction. Immutable and safe to
 * share between threads; works on the caller's thread, in memory that the caller keeps. Results are
 * the bytes of an evaluation pass of {@link RecurrentStack} with the {@code java} provider, every
 * sequence starting from zero state.
 *
 * <p>T steps, B lanes, I input width, W output width: floats in memory, as in the stack. To read a
 * sequence in pieces, forward only, see {@link RecurrentPredictor}.
 */
public final class SequencePredictor {
  /**
   * The memory of one caller, reused from call to call; it grows with the largest batch. One thread
   * at a time.
   */
  public static final class Workspace {
    private final float[][] outputs = new float[2][0];
    private final DirectionRun run = new DirectionRun();

    private float[] output(int index, int size) {
      if (outputs[index].length < size) {
        outputs[index] = new float[size];
      }
      return outputs[index];
    }
  }

  private final RecurrentSettings settings;
  private final Features between;

  /** [layer][direction]. */
  private final List<List<LayerPredictor>> layers;

  private SequencePredictor(
      RecurrentSettings settings, Features between, List<List<LayerPredictor>> layers) {
    this.settings = settings;
    this.between = between;
    this.layers = layers;
  }

  /**
   * Packs weights for the fastest kernels that work here.
   *
   * @param inputSize features of the input, without padding
   * @param tensors canonical tensors, as {@link RecurrentStack#export} gives them; copied
   * @throws IllegalArgumentException if a tensor is missing or misshapen
   */
  public static SequencePredictor of(
      RecurrentSettings settings, int inputSize, Map<String, NamedTensor> tensors) {
    return of(Kernels.best(), settings, inputSize, tensors);
  }

  /** As {@link #of(RecurrentSettings, int, Map)} with chosen kernels. */
  public static SequencePredictor of(
      Kernels kernels,
      RecurrentSettings settings,
      int inputSize,
      Map<String, NamedTensor> tensors) {
    GateLayout layout = settings.layout();
    int directions = settings.direction().count();
    Features between = new Features(layout.outputs(), directions);
    List<List<LayerPredictor>> layers = new ArrayList<>();
    for (int layer = 0; layer < settings.layers(); layer++) {
      Features features = layer == 0 ? new Features(inputSize, 1) : between;
      List<LayerPredictor> both = new ArrayList<>();
      for (int direction = 0; direction < directions; direction++) {
        String prefix = "recurrent." + layer + (direction == 0 ? ".forward" : ".backward");
        both.add(
            new LayerPredictor(kernels, DirectionWeights.of(layout, features, prefix, tensors)));
      }
      layers.add(List.copyOf(both));
    }
    return new SequencePredictor(settings, between, List.copyOf(layers));
  }

  public RecurrentSettings settings() {
    return settings;
  }

  /** I. */
  public int inputWidth() {
    return layers.get(0).get(0).inputWidth();
  }

  /** W. */
  public int outputWidth() {
    return between.width();
  }

  /** Place in memory of an output. */
  public int outputPlace(int output) {
    return between.place(output);
  }

  /**
   * Runs all lanes over their sequences.
   *
   * @param input [T * B, I]; not looked at beyond the lengths
   * @param lengths steps of every lane, between 0 and {@code time}
   * @return [T * B, W], zero beyond the lengths, perhaps with more behind; the workspace's, valid
   *     until its next use
   */
  public float[] forward(float[] input, int time, int batch, int[] lengths, Workspace workspace) {
    Window window = new Window(time, batch, Math.multiplyExact(time, batch));
    window.set(time, batch, lengths);
    if (input.length < (long) time * batch * inputWidth()) {
      throw new IllegalArgumentException(
          "input must hold %d x %d x %d floats, holds %d"
              .formatted(time, batch, inputWidth(), input.length));
    }
    int size = Math.multiplyExact(Math.multiplyExact(time, batch), outputWidth());
    float[] next = input;
    int width = inputWidth();
    for (int layer = 0; layer < layers.size(); layer++) {
      float[] output = workspace.output(layer & 1, size);
      if (!window.full()) {
        Arrays.fill(output, 0, size, 0);
      }
      List<LayerPredictor> directions = layers.get(layer);
      for (int direction = 0; direction < directions.size(); direction++) {
        LayerPredictor weights = directions.get(direction);
        Rows hidden = new Rows().at(output, direction * weights.width(), outputWidth());
        workspace.run.run(weights, window, direction == 1, new Rows().at(next, 0, width), hidden);
      }
      next = output;
      width = outputWidth();
    }
    return next;
  }
}
