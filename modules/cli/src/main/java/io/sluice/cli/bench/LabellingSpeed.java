package io.sluice.cli.bench;

import io.sluice.neural.dense.Dense;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.engine.EngineSettings;
import io.sluice.neural.loss.Reduction;
import io.sluice.neural.loss.SoftmaxCrossEntropy;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.optimise.Clipping;
import io.sluice.neural.optimise.Optimiser;
import io.sluice.neural.optimise.OptimiserSettings;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Cell;
import io.sluice.neural.recurrent.Direction;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.recurrent.RecurrentSettings;
import io.sluice.neural.recurrent.RecurrentStack;
import java.time.Duration;
import java.util.Arrays;

/**
 * Tokens a second of whole training steps of a labelling network without its embeddings: dense
 * input, one bidirectional layer, softmax over labels.
 */
final class LabellingSpeed {
  private static final double RATE = 0.002;

  private LabellingSpeed() {}

  /**
   * Measures.
   *
   * @param features length of an input vector
   * @param hidden units of a direction
   */
  static Measurement measure(
      Workload workload,
      int features,
      int hidden,
      int labels,
      int batch,
      int window,
      EngineSettings settings,
      Duration duration) {
    try (Engine engine = Engine.open(settings)) {
      Runnable step = step(engine, features, hidden, labels, batch, window);
      double seconds = MedianTime.seconds(step, duration);
      return Measurement.of(workload, engine.providerName(), settings, batch * window / seconds);
    }
  }

  private static Runnable step(
      Engine engine, int features, int hidden, int labels, int batch, int window) {
    var parameters = new Parameters();
    var recurrent =
        new RecurrentStack(
            engine,
            parameters,
            RecurrentSettings.of(Cell.LSTM, 1, hidden).withDirection(Direction.BIDIRECTIONAL),
            features,
            window,
            batch);
    var output = Dense.of(engine, parameters, "output", recurrent.outputWidth(), labels);
    int rows = window * batch;
    var loss = new SoftmaxCrossEntropy(engine, output.bias(), rows);
    parameters.allocate(engine.arena());
    var random = SeededRandom.of(1, "bench");
    recurrent.initialise(random);
    output.initialise(random);
    var optimiser =
        new Optimiser(
            engine.team(),
            engine.kernels().rows(),
            engine.arena(),
            parameters,
            OptimiserSettings.DEFAULT.withClipping(new Clipping.ByNorm(1)));
    Floats input = engine.arena().allocate(rows, recurrent.inputWidth());
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < features; i++) {
        input.set(row * recurrent.inputWidth() + i, (float) random.nextGaussian());
      }
    }
    Floats dInput = engine.arena().allocate(rows, recurrent.inputWidth());
    Floats logits = engine.arena().allocate(rows, output.outputWidth());
    Floats dHidden = engine.arena().allocate(rows, output.inputWidth());
    int[] targets = new int[rows];
    Arrays.setAll(targets, row -> random.nextInt(labels));
    var pass = new Pass.Training(random);
    return () -> {
      Floats read = recurrent.forward(pass, input, window, batch, recurrent.newState(batch));
      output.product(read, rows, logits);
      loss.train(logits, targets, rows, Reduction.MEAN);
      output.backwardProduct(read, logits, rows, dHidden);
      recurrent.backward(dHidden, dInput);
      optimiser.step(RATE);
    };
  }
}
