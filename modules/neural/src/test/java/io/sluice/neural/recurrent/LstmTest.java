package io.sluice.neural.recurrent;

class LstmTest extends CellContract {
  @Override
  Cell cell() {
    return Cell.LSTM;
  }
}
