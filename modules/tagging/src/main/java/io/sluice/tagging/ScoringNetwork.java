package io.sluice.tagging;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.embeddings.StackEncoder;
import io.sluice.embeddings.TokenBatch;
import io.sluice.neural.gemm.PackedPanels;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.PanelKernels;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.SequencePredictor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The network of a tagger for prediction: weights on the heap, packed once, never changed. Safe to
 * share between threads; each call computes on its caller's thread. Gives the bytes of an
 * evaluation pass in training with the {@code java} provider.
 *
 * <p>T steps, B lanes, A tokens of look-ahead, W output width, K labels.
 */
final class ScoringNetwork {
  private final StackEncoder encoder;
  private final SequencePredictor recurrent;
  private final List<PackedPanels> outputs = new ArrayList<>();
  private final List<float[]> biases = new ArrayList<>();
  private final PanelKernels panels;
  private final int lookAhead;
  private final Queue<Scratch> idle = new ConcurrentLinkedQueue<>();

  /** The memory of one caller. */
  private static final class Scratch {
    private final SequencePredictor.Workspace workspace = new SequencePredictor.Workspace();
    private float[] embedded = {};
    private final float[][] scores;

    private Scratch(int layers) {
      scores = new float[layers][0];
    }
  }

  ScoringNetwork(
      Architecture architecture,
      StackEncoder encoder,
      Map<String, NamedTensor> tensors,
      Kernels kernels) {
    this.encoder = encoder;
    lookAhead = architecture.lookAhead();
    recurrent =
        SequencePredictor.of(kernels, architecture.recurrent(), encoder.dimension(), tensors);
    panels = kernels.panels();
    int inputs = architecture.recurrent().outputs();
    for (int layer = 0; layer < architecture.tags().size(); layer++) {
      int labels = architecture.tags().get(layer).size();
      String name = TaggerTensors.output(layer);
      outputs.add(
          pack(NamedTensor.require(tensors, name + ".weight", List.of(labels, inputs)), labels));
      biases.add(NamedTensor.require(tensors, name + ".bias", List.of(labels)).clone());
    }
  }

  /** The transpose of [K, outputs] weights as the right operand of products with [.., W] rows. */
  private PackedPanels pack(float[] weights, int labels) {
    PackedPanels packed = new PackedPanels(recurrent.outputWidth(), labels);
    int inputs = weights.length / labels;
    for (int label = 0; label < labels; label++) {
      int target = packed.offset(label / PANEL) + label % PANEL;
      for (int i = 0; i < inputs; i++) {
        packed.data()[target + recurrent.outputPlace(i) * PANEL] = weights[label * inputs + i];
      }
    }
    return packed;
  }

  /** Floats from one row of scores to the next. */
  private int stride(int layer) {
    return outputs.get(layer).panels() * PANEL;
  }

  /**
   * Scores all labels of all layers.
   *
   * @param use what becomes of the scores, which are in memory that is used again
   */
  <R> R score(TokenBatch batch, Function<Scores, R> use) {
    Scratch scratch = idle.poll();
    if (scratch == null) {
      scratch = new Scratch(outputs.size());
    }
    try {
      compute(batch, scratch);
      int[] strides = IntStream.range(0, outputs.size()).map(this::stride).toArray();
      return use.apply(new Scores(batch, scratch.scores, strides));
    } finally {
      idle.offer(scratch);
    }
  }

  private void compute(TokenBatch batch, Scratch scratch) {
    int lanes = batch.batch();
    int rows = batch.positions();
    int time = batch.time() + lookAhead;
    int width = encoder.width();
    int floats = Math.multiplyExact(time * lanes, width);
    if (scratch.embedded.length < floats) {
      scratch.embedded = new float[floats];
    }
    encoder.encode(batch, scratch.embedded);
    Arrays.fill(scratch.embedded, rows * width, floats, 0);
    int[] lengths = batch.lengths();
    if (lookAhead > 0) {
      lengths = Arrays.stream(lengths).map(length -> length + lookAhead).toArray();
    }
    float[] hidden = recurrent.forward(scratch.embedded, time, lanes, lengths, scratch.workspace);
    for (int layer = 0; layer < outputs.size(); layer++) {
      int size = Math.multiplyExact(rows, stride(layer));
      if (scratch.scores[layer].length < size) {
        scratch.scores[layer] = new float[size];
      }
      score(
          layer, hidden, lookAhead * lanes * recurrent.outputWidth(), rows, scratch.scores[layer]);
    }
  }

  /** Scores of the labels of one layer, [stride], from one output of the recurrent layers. */
  float[] scores(int layer, float[] output) {
    float[] target = new float[stride(layer)];
    score(layer, output, 0, 1, target);
    return target;
  }

  StackEncoder encoder() {
    return encoder;
  }

  private void score(int layer, float[] hidden, int from, int rows, float[] target) {
    PackedPanels weights = outputs.get(layer);
    int stride = stride(layer);
    int width = recurrent.outputWidth();
    Arrays.fill(target, 0, rows * stride, 0);
    for (int panel = 0; panel < weights.panels(); panel++) {
      panels.multiplyAddFirst(
          Math.min(PANEL, weights.columns() - panel * PANEL),
          rows,
          width,
          hidden,
          from,
          width,
          weights.data(),
          weights.offset(panel),
          target,
          panel * PANEL,
          stride);
    }
    float[] bias = biases.get(layer);
    for (int row = 0; row < rows; row++) {
      for (int label = 0; label < bias.length; label++) {
        target[row * stride + label] += bias[label];
      }
    }
  }
}
