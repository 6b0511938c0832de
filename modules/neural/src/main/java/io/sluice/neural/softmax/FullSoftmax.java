package io.sluice.neural.softmax;

import io.sluice.neural.dense.Dense;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.loss.SoftmaxCrossEntropy;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A logit for every class: {@link Dense} and {@link SoftmaxCrossEntropy}. Where the logits of all
 * rows would be large, rows are worked on in runs, so that memory grows with the vocabulary but not
 * with the window; gradients are the same bytes however rows are cut.
 */
public final class FullSoftmax implements SoftmaxLayer {
  /** Most floats of logits kept at a time, but for one block of rows: 128 MiB. */
  private static final int LARGEST = 1 << 25;

  private final Dense dense;
  private final SoftmaxCrossEntropy loss;
  private final int run;
  private final Floats logits;
  private final int[] runTargets;
  private final float[] runWeights;
  private final float[] ones;

  /**
   * Reserves memory.
   *
   * @param maxRows most rows of a pass
   */
  public FullSoftmax(Engine engine, Dense dense, int maxRows) {
    this(engine, dense, maxRows, LARGEST);
  }

  FullSoftmax(Engine engine, Dense dense, int maxRows, int largest) {
    this.dense = dense;
    int blocks = Math.max(1, largest / dense.outputWidth() / SoftmaxCrossEntropy.BLOCK);
    run = (int) Math.min(maxRows, (long) blocks * SoftmaxCrossEntropy.BLOCK);
    loss = new SoftmaxCrossEntropy(engine, dense.bias(), run);
    logits = engine.arena().allocate(run, dense.outputWidth());
    runTargets = new int[run];
    runWeights = new float[run];
    ones = new float[maxRows];
    Arrays.fill(ones, 1);
  }

  @Override
  public int inputWidth() {
    return dense.inputWidth();
  }

  @Override
  public void initialise(SeededRandom random) {
    dense.initialise(random);
  }

  @Override
  public List<NamedTensor> export() {
    return dense.export();
  }

  @Override
  public void load(Map<String, NamedTensor> tensors) {
    dense.load(tensors);
  }

  @Override
  public double train(Floats input, int[] targets, int rows, SeededRandom random, Floats dInput) {
    return train(input, targets, rows, 1.0 / rows, dInput);
  }

  /** As {@link #train(Floats, int[], int, SeededRandom, Floats)}, of rows that may be a part. */
  double train(Floats input, int[] targets, int rows, double factor, Floats dInput) {
    requireRows(rows);
    double sum = 0;
    for (int from = 0; from < rows; from += run) {
      int count = Math.min(run, rows - from);
      Floats part = part(input, from, count, rows);
      dense.product(part, count, logits);
      System.arraycopy(targets, from, runTargets, 0, count);
      sum += loss.train(logits, runTargets, ones, count, factor);
      dense.backwardProduct(part, logits, count, part(dInput, from, count, rows));
    }
    return sum;
  }

  @Override
  public double evaluate(Floats input, int[] targets, float[] weights, int rows) {
    requireRows(rows);
    double sum = 0;
    for (int from = 0; from < rows; from += run) {
      int count = Math.min(run, rows - from);
      dense.product(part(input, from, count, rows), count, logits);
      System.arraycopy(targets, from, runTargets, 0, count);
      System.arraycopy(weights, from, runWeights, 0, count);
      sum += loss.evaluate(logits, runTargets, runWeights, count);
    }
    return sum;
  }

  private Floats part(Floats rows, int from, int count, int all) {
    int width = dense.inputWidth();
    return count == all ? rows : rows.slice(from * width, count * width);
  }

  private void requireRows(int rows) {
    if (rows > ones.length) {
      throw new IllegalArgumentException(
          "%d rows exceed the %d rows reserved for".formatted(rows, ones.length));
    }
  }
}
