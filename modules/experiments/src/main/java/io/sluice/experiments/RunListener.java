package io.sluice.experiments;

import io.sluice.experiments.run.Metric;

/** Is told how a run goes on, on the thread that trains. */
public interface RunListener {
  /** Hears nothing and never stops. */
  RunListener SILENT = new RunListener() {};

  /**
   * Asked after every step; {@code true} writes a checkpoint and returns. May be answered from what
   * another thread set, such as a signal handler.
   */
  default boolean stopRequested() {
    return false;
  }

  /** One line for people: what is being fetched or encoded, a warning. */
  default void message(String line) {}

  /** Everything is ready; the first step comes next. */
  default void started(RunInfo info) {}

  /** A step was done. */
  default void stepped(Metric metric) {}

  /** The model was measured on what it does not learn from. */
  default void evaluated(Evaluation evaluation) {}

  /** The model wrote a text, the prompt included. */
  default void sampled(double temperature, String text) {}

  /**
   * So much of a text was read to learn word vectors from it.
   *
   * @param pass 0 while words are counted, then the number of the epoch
   * @param epochs there are
   * @param share of this pass, up to 1
   */
  default void learned(int pass, int epochs, double share) {}

  /** The run can be resumed from here. */
  default void checkpointed(long step) {}
}
