package io.sluice.neural.softmax;

import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.random.SeededRandom;
import java.util.List;
import java.util.Map;

/**
 * A distribution over classes for each row, and its cross-entropy with the right class. N rows in
 * rows of {@link #inputWidth()} floats, V classes.
 *
 * <p>Allocates no arrays in a pass. One caller at a time.
 */
public interface SoftmaxLayer {
  /** Floats from one row of the input to the next. */
  int inputWidth();

  /** Draws the weights that are the layer's own. */
  void initialise(SeededRandom random);

  /** All weights that are the layer's own, canonical. */
  List<NamedTensor> export();

  /**
   * Takes over what {@link #export} gave.
   *
   * @throws IllegalArgumentException if a tensor is missing or has another shape
   */
  void load(Map<String, NamedTensor> tensors);

  /**
   * The sum of the losses; adds the gradients of their mean.
   *
   * @param input [N, inputWidth]
   * @param targets [N], each in [0, V)
   * @param random where samples come from, in layers that draw any
   * @param dInput [N, inputWidth], replaced
   */
  double train(Floats input, int[] targets, int rows, SeededRandom random, Floats dInput);

  /**
   * The weighted sum of the exact losses.
   *
   * @param weights [N], not negative; rows of weight 0 are not looked at
   */
  double evaluate(Floats input, int[] targets, float[] weights, int rows);
}
