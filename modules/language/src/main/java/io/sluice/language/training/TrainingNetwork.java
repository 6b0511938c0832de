package io.sluice.language.training;

import io.sluice.language.LanguageModelSettings;
import io.sluice.language.OutputWeights;
import io.sluice.language.SoftmaxKind;
import io.sluice.neural.dense.Dense;
import io.sluice.neural.dropout.ActivationDropout;
import io.sluice.neural.embedding.EmbeddingTable;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.optimise.AnchoredDescent;
import io.sluice.neural.optimise.Optimiser;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.optimise.WeightAverage;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.CarriedState;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.recurrent.RecurrentStack;
import io.sluice.neural.recurrent.RepeatedInput;
import io.sluice.neural.softmax.AdaptiveSoftmax;
import io.sluice.neural.softmax.Clusters;
import io.sluice.neural.softmax.FullSoftmax;
import io.sluice.neural.softmax.SampledSoftmax;
import io.sluice.neural.softmax.SoftmaxLayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The layers of a language model in training, from symbols to the loss and back. All memory is
 * allocated at the start and in the first step. T steps, B lanes, R = T * B rows.
 */
final class TrainingNetwork {
  /** Vectors of unit variance where the table only feeds the recurrent layers. */
  private static final double EMBEDDING_BOUND = 1.7320508;

  /** Tables of words are large, and a look at all weights takes as long as a part of a step. */
  private static final int AVERAGED_EVERY = 8;

  /** Tied weights make logits too, which should start near zero (Merity et al. 2018). */
  private static final double TIED_BOUND = 0.1;

  private final Engine engine;
  private final Parameters parameters = new Parameters();
  private final EmbeddingTable embedding;
  private final RecurrentStack recurrent;
  private final SoftmaxLayer output;
  private final ActivationDropout inputDropout;
  private final ActivationDropout outputDropout;

  /** All symbols, where a window has them many times over: each is projected once then. */
  private final int[] alphabet;

  private final Floats embedded;

  /** The vectors of the alphabet, and where a window has them. */
  private final RepeatedInput repeated;

  private final Floats dEmbedded;
  private final Floats dropped;
  private final Floats dHidden;
  private final float[] weights;
  private final double usualBound;

  TrainingNetwork(
      Engine engine, LanguageModelSettings settings, int vocabulary, int longestWindow, int lanes) {
    this.engine = engine;
    embedding =
        new EmbeddingTable(
            engine,
            parameters,
            "embedding.weight",
            vocabulary,
            settings.embedding(),
            settings.embeddingDropout());
    recurrent =
        new RecurrentStack(
            engine, parameters, settings.recurrent(), settings.embedding(), longestWindow, lanes);
    int rows = Math.multiplyExact(longestWindow, lanes);
    output = output(settings, vocabulary, rows);
    usualBound = settings.output() == OutputWeights.TIED ? TIED_BOUND : EMBEDDING_BOUND;
    Arena arena = engine.arena();
    parameters.allocate(arena);
    inputDropout = new ActivationDropout(engine, settings.inputDropout(), embedding.width());
    outputDropout = new ActivationDropout(engine, settings.outputDropout(), output.inputWidth());
    boolean repeats = !inputDropout.isActive() && vocabulary <= rows / 2;
    alphabet = IntStream.range(0, repeats ? vocabulary : 0).toArray();
    embedded = arena.allocate(vectors(rows), embedding.width());
    repeated = new RepeatedInput(embedded, alphabet.length, new int[repeats ? rows : 0]);
    dEmbedded = arena.allocate(vectors(rows), embedding.width());
    dropped = arena.allocate(outputDropout.isActive() ? rows : 0, output.inputWidth());
    dHidden = arena.allocate(rows, output.inputWidth());
    weights = new float[rows];
  }

  /** The embedding is updated by rows, unless every step takes all of it for the output. */
  private SoftmaxLayer output(LanguageModelSettings settings, int vocabulary, int rows) {
    int hidden = settings.recurrent().outputs();
    if (settings.softmax() instanceof SoftmaxKind.Adaptive adaptive) {
      embedding.weight().updatedByRows();
      var clusters = new Clusters(vocabulary, adaptive.cutoffs(), adaptive.division());
      return new AdaptiveSoftmax(engine, parameters, "output", hidden, clusters, rows);
    }
    boolean tied = settings.output() == OutputWeights.TIED;
    Dense dense =
        tied
            ? Dense.tied(engine, parameters, "output", embedding)
            : Dense.of(engine, parameters, "output", hidden, vocabulary);
    if (settings.softmax() instanceof SoftmaxKind.Sampled sampled) {
      embedding.weight().updatedByRows();
      dense.weight().updatedByRows();
      return new SampledSoftmax(engine, dense, sampled.samples(), rows);
    }
    if (!tied) {
      embedding.weight().updatedByRows();
    }
    return new FullSoftmax(engine, dense, rows);
  }

  /**
   * Draws all weights but the biases, which are zero or the recurrent layers' own.
   *
   * @param embeddingBound of the vectors of symbols, if it is not the usual one
   */
  void initialise(SeededRandom random, OptionalDouble embeddingBound) {
    embedding.initialise(random.split("embedding"), embeddingBound.orElse(usualBound));
    recurrent.initialise(random.split("recurrent"));
    output.initialise(random.split("output"));
  }

  Optimiser optimiser(OptimiserSettings settings) {
    return new Optimiser(
        engine.team(), engine.kernels().rows(), engine.arena(), parameters, settings);
  }

  WeightAverage average(double decay) {
    return new WeightAverage(
        engine.team(), engine.kernels().rows(), engine.arena(), parameters, decay, AVERAGED_EVERY);
  }

  /** Descent that is drawn back to the present weights. */
  AnchoredDescent anchoredDescent() {
    return new AnchoredDescent(engine.team(), engine.arena(), parameters);
  }

  void discardGradients() {
    parameters.zeroGradients();
  }

  CarriedState newState(int lanes) {
    return recurrent.newState(lanes);
  }

  /**
   * Adds the gradients of the mean loss of a window.
   *
   * @param pass source of dropout masks, and of samples of symbols
   * @param inputs [T, B]
   * @param targets [T, B]
   * @return sum of the losses in nats
   */
  double train(
      Pass.Training pass, int[] inputs, int[] targets, int time, int lanes, CarriedState state) {
    int rows = time * lanes;
    SeededRandom random = pass.random();
    embedding.forward(vectorsOf(inputs), vectors(rows), embedded, random);
    inputDropout.draw(random);
    outputDropout.draw(random);
    inputDropout.apply(embedded, embedded, time, lanes);
    Floats hidden =
        repeats()
            ? recurrent.forward(pass, repeated(inputs, rows), time, lanes, state)
            : recurrent.forward(pass, embedded, time, lanes, state);
    Floats read = hidden;
    if (outputDropout.isActive()) {
      outputDropout.apply(hidden, dropped, time, lanes);
      read = dropped;
    }
    double nats = output.train(read, targets, rows, random, dHidden);
    outputDropout.apply(dHidden, dHidden, time, lanes);
    recurrent.backward(dHidden, dEmbedded);
    inputDropout.apply(dEmbedded, dEmbedded, time, lanes);
    embedding.backward(dEmbedded);
    return nats;
  }

  /**
   * Measures a window without dropout.
   *
   * @param pass one for all windows between which weights stay as they are
   * @param lengths steps of every lane that count
   * @return sum of the losses in nats
   */
  double evaluate(
      Pass.Evaluation pass,
      int[] inputs,
      int[] targets,
      int time,
      int[] lengths,
      CarriedState state) {
    int lanes = lengths.length;
    int rows = time * lanes;
    embedding.forward(vectorsOf(inputs), vectors(rows), embedded);
    Floats hidden =
        repeats()
            ? recurrent.forward(pass, repeated(inputs, rows), time, lanes, lengths, state)
            : recurrent.forward(pass, embedded, time, lanes, lengths, state);
    for (int row = 0; row < rows; row++) {
      weights[row] = row / lanes < lengths[row % lanes] ? 1 : 0;
    }
    return output.evaluate(hidden, targets, weights, rows);
  }

  private boolean repeats() {
    return alphabet.length > 0;
  }

  /** The symbols whose vectors the recurrent layers get. */
  private int[] vectorsOf(int[] inputs) {
    return repeats() ? alphabet : inputs;
  }

  private int vectors(int rows) {
    return repeats() ? alphabet.length : rows;
  }

  private RepeatedInput repeated(int[] inputs, int rows) {
    System.arraycopy(inputs, 0, repeated.places(), 0, rows);
    return repeated;
  }

  /** All weights, canonical. */
  List<NamedTensor> export() {
    List<NamedTensor> tensors = new ArrayList<>();
    tensors.add(embedding.export());
    tensors.addAll(recurrent.export());
    tensors.addAll(output.export());
    return tensors;
  }

  /**
   * Takes over what {@link #export} gave.
   *
   * @throws IllegalArgumentException if a tensor is missing or has another shape
   */
  void load(Map<String, NamedTensor> tensors) {
    embedding.load(tensors);
    recurrent.load(tensors);
    output.load(tensors);
  }
}
