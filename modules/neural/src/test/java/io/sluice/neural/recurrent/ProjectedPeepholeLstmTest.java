package io.sluice.neural.recurrent;

class ProjectedPeepholeLstmTest extends CellContract {
  @Override
  Cell cell() {
    return Cell.PEEPHOLE_LSTM;
  }

  @Override
  boolean projected() {
    return true;
  }
}
