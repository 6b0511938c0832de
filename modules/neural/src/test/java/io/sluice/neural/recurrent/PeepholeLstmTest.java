package io.sluice.neural.recurrent;

class PeepholeLstmTest extends CellContract {
  @Override
  Cell cell() {
    return Cell.PEEPHOLE_LSTM;
  }
}
