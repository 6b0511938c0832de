package io.sluice.neural.recurrent;

class ProjectedCoupledLstmTest extends CellContract {
  @Override
  Cell cell() {
    return Cell.COUPLED_LSTM;
  }

  @Override
  boolean projected() {
    return true;
  }
}
