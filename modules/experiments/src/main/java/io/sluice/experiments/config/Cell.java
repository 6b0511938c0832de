package io.sluice.experiments.config;

/** What one step of a recurrent layer computes. */
public enum Cell {
  LSTM,
  PEEPHOLE_LSTM,
  COUPLED_LSTM,
  LAYER_NORM_LSTM,
  GRU,
  RNN
}
