package io.sluice.language;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.language.generation.NextSymbols;
import io.sluice.neural.kernel.Kernels;
import io.sluice.neural.kernel.Rows;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.precision.PackedWeights;
import io.sluice.neural.precision.Quantisation;
import io.sluice.neural.precision.WeightPacker;
import io.sluice.neural.precision.WeightPrecision;
import io.sluice.neural.recurrent.RecurrentPredictor;
import io.sluice.neural.recurrent.RecurrentStream;
import io.sluice.neural.recurrent.State;
import io.sluice.neural.team.Team;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The network of a language model for prediction: weights on the heap, packed once, never changed.
 * Safe to share between threads; each call computes on its caller's thread.
 *
 * <p>V symbols, W padded output width, P projected width. Where the table of all embeddings times
 * the first layer's input weights is small, it is computed once and its rows are looked up.
 */
final class SymbolPredictor implements NextSymbols<State> {
  /** Floats of the largest table that is made, and of most logits at a time: 16 MiB. */
  private static final int LARGEST_TABLE = 1 << 22;

  private static final int PROJECTED_AT_ONCE = 256;

  /** Symbols of a long text whose products are computed together. */
  private static final int RUN = 64;

  private final int vocabulary;
  private final float[] embeddings;
  private final float[] projected;
  private final RecurrentPredictor recurrent;
  private final PackedWeights output;
  private final float[] bias;
  private final Optional<AdaptiveOutput> adaptive;

  SymbolPredictor(
      Architecture architecture,
      Map<String, NamedTensor> tensors,
      Quantisation quantisation,
      Kernels kernels) {
    LanguageModelSettings settings = architecture.settings();
    int dimension = settings.embedding();
    vocabulary = architecture.vocabulary();
    recurrent =
        RecurrentPredictor.of(kernels, settings.recurrent(), dimension, tensors, quantisation);
    embeddings = padded(values(tensors, Architecture.EMBEDDING), dimension, recurrent.inputWidth());
    projected =
        (long) vocabulary * recurrent.projectedWidth() <= LARGEST_TABLE ? project() : new float[0];
    int outputs = settings.recurrent().outputs();
    bias = new float[logitStride()];
    if (settings.softmax() instanceof SoftmaxKind.Adaptive clustered) {
      var packer = new AdaptiveOutput.Packer(kernels, quantisation);
      adaptive = Optional.of(new AdaptiveOutput(clustered.clusters(vocabulary), tensors, packer));
      output = new WeightPacker(kernels, WeightPrecision.FP32).pack(outputs, 0, (k, j) -> 0, bias);
      return;
    }
    adaptive = Optional.empty();
    String outputName =
        settings.output() == OutputWeights.TIED ? Architecture.EMBEDDING : Architecture.OUTPUT;
    float[] weights = values(tensors, outputName);
    output =
        new WeightPacker(kernels, quantisation.precision())
            .pack(
                outputs,
                vocabulary,
                (k, j) -> weights[j * outputs + k],
                quantisation.scalesOf(outputName));
    System.arraycopy(values(tensors, Architecture.OUTPUT_BIAS), 0, bias, 0, vocabulary);
  }

  private static float[] values(Map<String, NamedTensor> tensors, String name) {
    NamedTensor tensor = tensors.get(name);
    if (tensor == null) {
      throw new IllegalArgumentException("tensor " + name + " is missing");
    }
    return tensor.values();
  }

  private float[] padded(float[] rows, int size, int width) {
    float[] wide = new float[Math.multiplyExact(vocabulary, width)];
    for (int symbol = 0; symbol < vocabulary; symbol++) {
      System.arraycopy(rows, symbol * size, wide, symbol * width, size);
    }
    return wide;
  }

  private float[] project() {
    float[] table = new float[vocabulary * recurrent.projectedWidth()];
    float[] rows = new float[PROJECTED_AT_ONCE * recurrent.inputWidth()];
    for (int at = 0; at < vocabulary; at += PROJECTED_AT_ONCE) {
      int count = Math.min(PROJECTED_AT_ONCE, vocabulary - at);
      int width = recurrent.inputWidth();
      System.arraycopy(embeddings, at * width, rows, 0, count * width);
      float[] block = recurrent.project(rows, count);
      int size = count * recurrent.projectedWidth();
      System.arraycopy(block, 0, table, at * recurrent.projectedWidth(), size);
    }
    return table;
  }

  int vocabulary() {
    return vocabulary;
  }

  /** W: floats of one output. */
  int outputWidth() {
    return recurrent.outputWidth();
  }

  /** Floats of one row of logits in memory: V padded to whole panels. */
  int logitStride() {
    return (vocabulary + PANEL - 1) / PANEL * PANEL;
  }

  /** The state before the first symbol. */
  State blank() {
    return recurrent.start();
  }

  /** A text that goes on from a state, which stays as it is. */
  SymbolStream stream(State from) {
    return new SymbolStream(this, recurrent.stream(from), Optional.empty());
  }

  /** The same on a team. */
  SymbolStream stream(State from, Team team) {
    return new SymbolStream(this, recurrent.stream(from, team), Optional.of(team));
  }

  /** Reads one more symbol in place. */
  void step(RecurrentStream stream, int symbol) {
    check(symbol);
    if (projected.length > 0) {
      stream.stepProjected(projected, symbol * recurrent.projectedWidth());
    } else {
      stream.step(embeddings, symbol * recurrent.inputWidth());
    }
  }

  /** The state after one more symbol. */
  @Override
  public State step(State state, int symbol) {
    check(symbol);
    float[] unused = new float[outputWidth()];
    if (projected.length > 0) {
      int at = symbol * recurrent.projectedWidth();
      return recurrent.stepProjected(state, projected, at, unused);
    }
    return recurrent.step(state, rows(new int[] {symbol}, embeddings), unused);
  }

  /** The states of many texts after one more symbol each: weights are read once for all. */
  @Override
  public List<State> step(List<State> states, int[] symbols) {
    float[] unused = new float[states.size() * outputWidth()];
    return projected.length > 0
        ? recurrent.stepProjected(states, rows(symbols, projected), unused)
        : recurrent.step(states, rows(symbols, embeddings), unused);
  }

  /**
   * The state after a run of symbols.
   *
   * @param outputs [symbols, W], replaced
   */
  State run(State state, int[] symbols, float[] outputs) {
    return projected.length > 0
        ? recurrent.runProjected(state, rows(symbols, projected), symbols.length, outputs)
        : recurrent.run(state, rows(symbols, embeddings), symbols.length, outputs);
  }

  /** The state after a run of symbols of any length. */
  State run(State state, int[] symbols) {
    float[] outputs = new float[Math.min(symbols.length, RUN) * outputWidth()];
    State after = state;
    for (int at = 0; at < symbols.length; at += RUN) {
      int end = Math.min(symbols.length, at + RUN);
      after = run(after, Arrays.copyOfRange(symbols, at, end), outputs);
    }
    return after;
  }

  private void check(int symbol) {
    if (symbol < 0 || symbol >= vocabulary) {
      throw new IndexOutOfBoundsException(
          "symbol %d is not in the vocabulary of %d symbols".formatted(symbol, vocabulary));
    }
  }

  /** Rows of a [V, width] table, one for each symbol. */
  private float[] rows(int[] symbols, float[] table) {
    int width = table.length / vocabulary;
    float[] rows = new float[symbols.length * width];
    for (int i = 0; i < symbols.length; i++) {
      check(symbols[i]);
      System.arraycopy(table, symbols[i] * width, rows, i * width, width);
    }
    return rows;
  }

  /**
   * Logits of the next symbol.
   *
   * @param target [logitStride], replaced
   */
  void logits(State state, float[] target) {
    logits(List.of(state), target);
  }

  /**
   * Logits of the next symbols of several texts; output weights are read once for all.
   *
   * @param target [states, logitStride], replaced
   */
  void logits(List<State> states, float[] target) {
    float[] tops = new float[states.size() * outputWidth()];
    float[] top = new float[outputWidth()];
    for (int i = 0; i < states.size(); i++) {
      recurrent.output(states.get(i), top);
      System.arraycopy(top, 0, tops, i * top.length, top.length);
    }
    logits(tops, states.size(), target);
  }

  /** Most rows of logits that should be in memory at a time. */
  int rowsAtOnce() {
    return Math.max(1, LARGEST_TABLE / logitStride());
  }

  @Override
  public double[] logProbabilities(State state) {
    float[] row = new float[logitStride()];
    logits(state, row);
    return Distribution.logProbabilities(row, vocabulary);
  }

  /** Memory for the surprises of so many rows: 16 MiB, or one row if that is more. */
  float[] surpriseScratch(int rows) {
    return adaptive.isPresent()
        ? adaptive.get().surpriseScratch()
        : new float[Math.min(rows, rowsAtOnce()) * logitStride()];
  }

  /**
   * How unexpected a symbol is after each output.
   *
   * @param outputs [rows, W]
   * @param symbols those that came, from {@code first} on
   * @param nats [rows], replaced
   * @param logits of {@link #surpriseScratch} for so many rows or more, replaced
   */
  void surprises(
      float[] outputs, int rows, int[] symbols, int first, double[] nats, float[] logits) {
    if (adaptive.isPresent()) {
      adaptive.get().surprises(outputs, outputWidth(), rows, symbols, first, nats, logits);
      return;
    }
    int stride = logitStride();
    int run = Math.min(rows, rowsAtOnce());
    for (int at = 0; at < rows; at += run) {
      int count = Math.min(run, rows - at);
      Rows some = new Rows().at(outputs, at * outputWidth(), outputWidth());
      logits(some, count, logits, 0, output.panels());
      for (int i = 0; i < count; i++) {
        nats[at + i] =
            Distribution.surprise(logits, i * stride, vocabulary, symbols[first + at + i]);
      }
    }
  }

  /**
   * Logits of the symbols after each output.
   *
   * @param outputs [rows, W]
   * @param target [rows, logitStride], replaced
   */
  void logits(float[] outputs, int rows, float[] target) {
    if (adaptive.isPresent()) {
      adaptive.get().logProbabilities(outputs, outputWidth(), rows, target, logitStride());
    } else {
      logits(outputs, rows, target, 0, output.panels());
    }
  }

  /** Panels of 64 logits of a full softmax, the last of which may be padding in part; else none. */
  int panels() {
    return output.panels();
  }

  /** The same for the logits of some panels. */
  void logits(float[] outputs, int rows, float[] target, int from, int to) {
    logits(new Rows().at(outputs, 0, outputWidth()), rows, target, from, to);
  }

  private void logits(Rows outputs, int rows, float[] target, int from, int to) {
    int stride = logitStride();
    for (int row = 0; row < rows; row++) {
      int at = row * stride + from * PANEL;
      System.arraycopy(bias, from * PANEL, target, at, (to - from) * PANEL);
    }
    output.multiplyAdd(from, to, rows, outputs, new Rows().at(target, 0, stride));
  }
}
