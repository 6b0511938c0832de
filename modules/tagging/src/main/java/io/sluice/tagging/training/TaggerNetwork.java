package io.sluice.tagging.training;

import io.sluice.embeddings.EmbeddingStack;
import io.sluice.embeddings.StackLayer;
import io.sluice.embeddings.TokenBatch;
import io.sluice.neural.crf.Crf;
import io.sluice.neural.crf.Emissions;
import io.sluice.neural.dropout.ActivationDropout;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.optimise.Optimiser;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.optimise.WeightAverage;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.CarriedState;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.recurrent.RecurrentStack;
import io.sluice.tagging.TagSet;
import io.sluice.tagging.TaggerSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The layers of a tagger in training, from tokens to losses and back. All memory is allocated at
 * the start. T steps, B lanes, A tokens of look-ahead, R = T * B rows.
 *
 * <p>With look-ahead the recurrent layers read A more steps of zeros, and the label of a token is
 * scored from the output A steps later: rows from A * B on.
 */
final class TaggerNetwork {
  private final Engine engine;
  private final Parameters parameters = new Parameters();
  private final StackLayer embeddings;
  private final RecurrentStack recurrent;
  private final List<OutputLayer> outputs = new ArrayList<>();
  private final WordDropout wordDropout;
  private final ActivationDropout inputDropout;
  private final ActivationDropout outputDropout;
  private final int lookAhead;

  private final Floats embedded;
  private final Floats dEmbedded;
  private final Floats dropped;
  private final Floats dHidden;
  private final Floats dOther;
  private CarriedState state;

  /**
   * @param maxBatch most lanes
   * @param maxRows most steps times lanes
   */
  TaggerNetwork(
      Engine engine,
      TaggerSettings settings,
      EmbeddingStack stack,
      List<TagSet> tags,
      int maxBatch,
      int maxRows) {
    this.engine = engine;
    lookAhead = settings.lookAhead();
    int allRows = Math.addExact(maxRows, lookAhead * maxBatch);
    embeddings = stack.layer(engine, parameters);
    recurrent =
        new RecurrentStack(
            engine,
            parameters,
            settings.recurrent(),
            embeddings.dimension(),
            maxRows + lookAhead,
            maxBatch,
            allRows);
    for (int i = 0; i < tags.size(); i++) {
      outputs.add(
          new OutputLayer(engine, parameters, i, tags.get(i), recurrent, maxBatch, maxRows));
    }
    Arena arena = engine.arena();
    parameters.allocate(arena);
    int width = recurrent.outputWidth();
    wordDropout = new WordDropout(settings.wordDropout(), maxRows, embeddings.width());
    inputDropout = new ActivationDropout(engine, settings.inputDropout(), embeddings.width());
    outputDropout = new ActivationDropout(engine, settings.outputDropout(), width);
    embedded = arena.allocate(allRows, embeddings.width());
    dEmbedded = arena.allocate(allRows, embeddings.width());
    dropped = arena.allocate(outputDropout.isActive() ? allRows : 0, width);
    dHidden = arena.allocate(allRows, width);
    dOther = arena.allocate(tags.size() > 1 ? maxRows : 0, width);
    state = recurrent.newState(maxBatch);
  }

  /** Draws all weights but biases and those of random fields. */
  void initialise(SeededRandom random) {
    embeddings.initialise(random.split("embeddings"));
    recurrent.initialise(random.split("recurrent"));
    for (int i = 0; i < outputs.size(); i++) {
      outputs.get(i).initialise(random.split("output." + i));
    }
  }

  Optimiser optimiser(OptimiserSettings settings) {
    return new Optimiser(
        engine.team(), engine.kernels().rows(), engine.arena(), parameters, settings);
  }

  WeightAverage average(double decay) {
    return new WeightAverage(
        engine.team(), engine.kernels().rows(), engine.arena(), parameters, decay, 1);
  }

  /**
   * Adds the gradients of the loss, a mean over sentences.
   *
   * @param gold for each layer of labels
   * @param pass source of dropout masks
   * @return sum of the losses of all layers and sentences in nats
   */
  double train(Pass.Training pass, TokenBatch batch, List<EncodedLabels> gold) {
    Floats hidden = encode(pass, batch);
    int rows = batch.positions();
    int before = lookAhead * batch.batch() * recurrent.outputWidth();
    Floats read = from(before, hidden);
    Floats derivative = from(before, dHidden);
    double nats = 0;
    for (int i = 0; i < outputs.size(); i++) {
      OutputLayer output = outputs.get(i);
      output.forward(read, rows);
      nats += output.loss(batch.time(), batch.lengths(), gold.get(i), 1.0 / batch.batch());
      output.backward(read, rows, i == 0 ? derivative : dOther);
      if (i > 0) {
        add(derivative, dOther, rows);
      }
    }
    if (before > 0) {
      dHidden.clear(0, before);
    }
    backward(batch);
    return nats;
  }

  /** All but the first floats. */
  private static Floats from(int before, Floats floats) {
    return before == 0 ? floats : floats.slice(before, floats.length() - before);
  }

  private Floats encode(Pass pass, TokenBatch batch) {
    int rows = batch.positions();
    int lanes = batch.batch();
    int time = batch.time() + lookAhead;
    embeddings.forward(pass, batch, embedded);
    if (lookAhead > 0) {
      embedded.clear(rows * embeddings.width(), lookAhead * lanes * embeddings.width());
    }
    if (pass instanceof Pass.Training training) {
      SeededRandom random = training.random();
      wordDropout.draw(random, rows);
      wordDropout.apply(embedded, rows);
      inputDropout.draw(random);
      outputDropout.draw(random);
      inputDropout.apply(embedded, embedded, time, lanes);
    }
    Floats hidden = recurrent.forward(pass, embedded, time, lanes, steps(batch), zeroState(lanes));
    if (pass instanceof Pass.Training && outputDropout.isActive()) {
      outputDropout.apply(hidden, dropped, time, lanes);
      return dropped;
    }
    return hidden;
  }

  /** Steps of every lane, those of the look-ahead included. */
  private int[] steps(TokenBatch batch) {
    if (lookAhead == 0) {
      return batch.lengths();
    }
    int[] steps = batch.lengths().clone();
    for (int lane = 0; lane < steps.length; lane++) {
      steps[lane] += lookAhead;
    }
    return steps;
  }

  /** Sentences begin from nothing; most batches have as many as the one before. */
  private CarriedState zeroState(int lanes) {
    if (state.lanes() == lanes) {
      state.reset();
    } else {
      state = recurrent.newState(lanes);
    }
    return state;
  }

  private void backward(TokenBatch batch) {
    int lanes = batch.batch();
    int time = batch.time() + lookAhead;
    outputDropout.apply(dHidden, dHidden, time, lanes);
    recurrent.backward(dHidden, dEmbedded);
    inputDropout.apply(dEmbedded, dEmbedded, time, lanes);
    wordDropout.apply(dEmbedded, batch.positions());
    embeddings.backward(dEmbedded);
  }

  private void add(Floats sum, Floats other, int rows) {
    int width = recurrent.outputWidth();
    RowKernels kernels = engine.kernels().rows();
    engine
        .team()
        .run(
            worker -> {
              float[] mine = new float[width];
              float[] theirs = new float[width];
              for (int n = worker.from(rows); n < worker.to(rows); n++) {
                sum.read(n * width, mine, 0, width);
                other.read(n * width, theirs, 0, width);
                kernels.add(mine, 0, theirs, 0, width);
                sum.write(n * width, mine, 0, width);
              }
            });
  }

  /** What chooses the labels of each layer, with the present weights. */
  List<Crf> predictors() {
    return outputs.stream().map(OutputLayer::predictor).toList();
  }

  /**
   * The best labels without dropout.
   *
   * @param pass one for all batches between which weights stay as they are
   * @param predictors of the present weights
   * @return for each layer, for each sentence
   */
  List<List<List<String>>> predict(Pass.Evaluation pass, TokenBatch batch, List<Crf> predictors) {
    Floats hidden = encode(pass, batch);
    int rows = batch.positions();
    int before = lookAhead * batch.batch() * recurrent.outputWidth();
    Floats read = from(before, hidden);
    List<List<List<String>>> layers = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      OutputLayer output = outputs.get(i);
      output.forward(read, rows);
      float[] scores = new float[rows * output.width()];
      output.read(rows, scores);
      List<List<String>> sentences = new ArrayList<>();
      for (int lane = 0; lane < batch.batch(); lane++) {
        int length = batch.lengths()[lane];
        Emissions emissions =
            Emissions.lane(scores, output.width(), batch.batch(), lane, Math.max(1, length));
        int[] best = length == 0 ? new int[0] : predictors.get(i).lattice(emissions).bestLabels();
        sentences.add(output.tags().decode(best));
      }
      layers.add(sentences);
    }
    return layers;
  }

  /** All weights, canonical. */
  List<NamedTensor> export() {
    List<NamedTensor> tensors = new ArrayList<>(embeddings.export());
    tensors.addAll(recurrent.export());
    outputs.forEach(output -> tensors.addAll(output.export()));
    return tensors;
  }

  /**
   * Takes over what {@link #export} gave.
   *
   * @throws IllegalArgumentException if a tensor is missing or has another shape
   */
  void load(Map<String, NamedTensor> tensors) {
    embeddings.load(tensors);
    recurrent.load(tensors);
    outputs.forEach(output -> output.load(tensors));
  }
}
