package io.sluice.neural.recurrent;

class LayerNormLstmTest extends CellContract {
  @Override
  Cell cell() {
    return Cell.LAYER_NORM_LSTM;
  }
}
