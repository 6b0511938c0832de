package io.sluice.neural.recurrent;

class GruTest extends CellContract {
  @Override
  Cell cell() {
    return Cell.GRU;
  }
}
