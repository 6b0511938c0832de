package io.sluice.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Keeps what it is told. */
final class RecordedTransfer implements Transfer {
  private final List<OptionalLong> expected = new ArrayList<>();
  private long received;

  @Override
  public void expect(OptionalLong bytes) {
    expected.add(bytes);
  }

  @Override
  public void received(long bytes) {
    received = bytes;
  }

  List<OptionalLong> expected() {
    return expected;
  }

  long received() {
    return received;
  }
}
