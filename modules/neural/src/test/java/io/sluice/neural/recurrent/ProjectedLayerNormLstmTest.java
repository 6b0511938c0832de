package io.sluice.neural.recurrent;

class ProjectedLayerNormLstmTest extends CellContract {
  @Override
  Cell cell() {
    return Cell.LAYER_NORM_LSTM;
  }

  @Override
  boolean projected() {
    return true;
  }
}
