package io.sluice.neural.recurrent;

class RnnTest extends CellContract {
  @Override
  Cell cell() {
    return Cell.RNN;
  }
}
