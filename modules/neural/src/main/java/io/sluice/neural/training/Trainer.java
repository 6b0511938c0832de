package io.sluice.neural.training;

import io.sluice.neural.optimise.NonFiniteGradientException;

/**
 * A network in training, whatever it learns: what is needed to drive it to the end, to stop it on
 * the way and to go on later.
 *
 * <pre>{@code
 * while (!trainer.finished()) {
 *   StepReport report = trainer.step();
 *   if (trainer.evaluationDue()) {
 *     // evaluate, in the way of its kind: the schedule and early stopping wait for it
 *   }
 * }
 * }</pre>
 *
 * <p>Used by one thread at a time. How it is measured and which model it makes is up to each kind.
 */
public interface Trainer extends AutoCloseable {
  /** Whether the budget is spent or early stopping has given up. */
  boolean finished();

  /** Number of steps done. */
  long steps();

  /** Number of weights that are trained, padding excluded. */
  long parameters();

  /** Name of the provider of matrix products in use; never {@code auto}. */
  String provider();

  /**
   * Does one step of the optimiser.
   *
   * @throws NonFiniteGradientException if a gradient is not finite; no weight has changed then, and
   *     training can only go on from an earlier state
   */
  StepReport step();

  /** Whether the model should be evaluated before the next step. */
  boolean evaluationDue();

  /** A copy of everything that has an influence on the further course of training. */
  TrainerState capture();

  /**
   * Continues from a state: the following steps are those that would have followed where it was
   * captured.
   *
   * @throws IllegalArgumentException if the state belongs to other settings, another corpus or
   *     another provider, or is incomplete; the trainer is of no use then
   */
  void restore(TrainerState state);

  /** Ends its threads and gives back its memory. */
  @Override
  void close();
}
