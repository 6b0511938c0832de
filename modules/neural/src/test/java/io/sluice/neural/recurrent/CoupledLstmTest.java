package io.sluice.neural.recurrent;

class CoupledLstmTest extends CellContract {
  @Override
  Cell cell() {
    return Cell.COUPLED_LSTM;
  }
}
