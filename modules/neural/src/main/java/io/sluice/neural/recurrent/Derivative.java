package io.sluice.neural.recurrent;

/** Derivatives by the hidden units that a {@link GateSlice} owns, step by step. */
interface Derivative {
  /** [B, own units], rows {@link #stride} apart. */
  float[] values();

  int stride();

  /** Starts a backward pass. */
  void begin();

  /** Starts a step. */
  void beginStep(int step);

  /** Computes the values of a step in some lanes. */
  void compute(int step, int row, int rows);
}
