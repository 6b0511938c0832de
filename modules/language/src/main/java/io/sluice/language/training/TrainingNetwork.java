package io.sluice.language.training;

import io.sluice.language.LanguageModelSettings;
import io.sluice.language.OutputWeights;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.optimise.Optimiser;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.CarriedState;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.recurrent.RecurrentStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The layers of a language model in training, from symbols to the loss and back. All memory is
 * allocated at the start. T steps, B lanes, R = T * B rows.
 */
final class TrainingNetwork {
  private static final double EMBEDDING_BOUND = 0.1;

  private final Engine engine;
  private final Parameters parameters = new Parameters();
  private final EmbeddingLayer embedding;
  private final RecurrentStack recurrent;
  private final EmbeddingLayer outputWeights;
  private final OutputLayer output;
  private final RowDropout inputDropout;
  private final RowDropout outputDropout;
  private final int hiddenSize;

  private final Floats embedded;
  private final Floats dEmbedded;
  private final Floats dropped;
  private final Floats dHidden;
  private final boolean[] counted;

  TrainingNetwork(
      Engine engine, LanguageModelSettings settings, int vocabulary, int longestWindow, int lanes) {
    this.engine = engine;
    int rows = Math.multiplyExact(longestWindow, lanes);
    var team = engine.team();
    hiddenSize = settings.recurrent().hidden();
    embedding =
        new EmbeddingLayer(
            team,
            parameters,
            "embedding.weight",
            vocabulary,
            settings.embedding(),
            settings.embeddingDropout());
    recurrent =
        new RecurrentStack(
            engine, parameters, settings.recurrent(), settings.embedding(), longestWindow, lanes);
    outputWeights =
        settings.output() == OutputWeights.TIED
            ? embedding
            : new EmbeddingLayer(team, parameters, "output.weight", vocabulary, hiddenSize, 0);
    output = new OutputLayer(engine, parameters, outputWeights, vocabulary, rows);
    parameters.allocate(engine.arena());
    var kernels = engine.kernels().rows();
    inputDropout = new RowDropout(team, kernels, settings.inputDropout(), embedding.width());
    outputDropout = new RowDropout(team, kernels, settings.outputDropout(), outputWeights.width());
    embedded = engine.arena().allocate(Math.multiplyExact(rows, embedding.width()));
    dEmbedded = engine.arena().allocate(embedded.length());
    int hiddenFloats = Math.multiplyExact(rows, recurrent.outputWidth());
    dropped = engine.arena().allocate(outputDropout.isActive() ? hiddenFloats : 0);
    dHidden = engine.arena().allocate(hiddenFloats);
    counted = new boolean[rows];
  }

  void initialise(SeededRandom random) {
    embedding.initialise(random.split("embedding"), EMBEDDING_BOUND);
    recurrent.initialise(random.split("recurrent"));
    if (outputWeights != embedding) {
      outputWeights.initialise(random.split("output"), 1 / Math.sqrt(hiddenSize));
    }
  }

  Optimiser optimiser(OptimiserSettings settings) {
    return new Optimiser(
        engine.team(), engine.kernels().rows(), engine.arena(), parameters, settings);
  }

  CarriedState newState(int lanes) {
    return recurrent.newState(lanes);
  }

  /**
   * Adds the gradients of the mean loss of a window.
   *
   * @param inputs [T, B]
   * @param targets [T, B]
   * @param random source of dropout masks
   * @return sum of the losses in nats
   */
  double train(
      int[] inputs, int[] targets, int time, int lanes, CarriedState state, SeededRandom random) {
    int rows = time * lanes;
    long symbolKey = random.nextLong();
    long inputKey = random.nextLong();
    long outputKey = random.nextLong();
    embedding.forward(inputs, rows, embedded);
    maskInputs(symbolKey, inputKey, inputs, embedded, time, lanes);
    Floats hidden = recurrent.forward(new Pass.Training(random), embedded, time, lanes, state);
    Floats read = hidden;
    if (outputDropout.isActive()) {
      outputDropout.apply(outputKey, hidden, dropped, time, lanes);
      read = dropped;
    }
    double nats = output.train(read, targets, rows, dHidden);
    if (outputDropout.isActive()) {
      outputDropout.apply(outputKey, dHidden, dHidden, time, lanes);
    }
    recurrent.backward(dHidden, dEmbedded);
    maskInputs(symbolKey, inputKey, inputs, dEmbedded, time, lanes);
    embedding.backward(inputs, rows, dEmbedded);
    return nats;
  }

  private void maskInputs(
      long symbolKey, long inputKey, int[] inputs, Floats data, int time, int lanes) {
    if (embedding.drops()) {
      embedding.drop(symbolKey, inputs, time * lanes, data);
    }
    if (inputDropout.isActive()) {
      inputDropout.apply(inputKey, data, data, time, lanes);
    }
  }

  /**
   * Measures a window without dropout.
   *
   * @param lengths steps of every lane that count
   * @return sum of the losses in nats
   */
  double evaluate(int[] inputs, int[] targets, int time, int[] lengths, CarriedState state) {
    int lanes = lengths.length;
    int rows = time * lanes;
    embedding.forward(inputs, rows, embedded);
    Floats hidden = recurrent.forward(Pass.EVALUATION, embedded, time, lanes, lengths, state);
    for (int row = 0; row < rows; row++) {
      counted[row] = row / lanes < lengths[row % lanes];
    }
    return output.evaluate(hidden, targets, counted, rows);
  }

  /** All weights, canonical. */
  List<NamedTensor> export() {
    List<NamedTensor> tensors = new ArrayList<>();
    tensors.add(embedding.export());
    tensors.addAll(recurrent.export());
    if (outputWeights != embedding) {
      tensors.add(outputWeights.export());
    }
    tensors.add(output.exportBias());
    return tensors;
  }

  void load(Map<String, NamedTensor> tensors) {
    embedding.load(tensors);
    recurrent.load(tensors);
    if (outputWeights != embedding) {
      outputWeights.load(tensors);
    }
    output.loadBias(tensors);
  }
}
