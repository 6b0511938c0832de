package io.sluice.neural.recurrent;

class ProjectedLstmTest extends CellContract {
  @Override
  Cell cell() {
    return Cell.LSTM;
  }

  @Override
  boolean projected() {
    return true;
  }
}
