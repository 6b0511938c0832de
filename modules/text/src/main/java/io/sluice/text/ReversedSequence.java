package io.sluice.text;

import java.util.Objects;

/** A sequence from its end to its beginning. */
record ReversedSequence(SymbolSequence forward) implements SymbolSequence {
  @Override
  public long length() {
    return forward.length();
  }

  @Override
  public void read(long from, int[] target, int offset, int count) {
    Objects.checkFromIndexSize(from, count, length());
    forward.read(length() - from - count, target, offset, count);
    int last = offset + count - 1;
    for (int i = offset; i < offset + count / 2; i++) {
      int kept = target[i];
      target[i] = target[last - (i - offset)];
      target[last - (i - offset)] = kept;
    }
  }

  @Override
  public SymbolSequence reversed() {
    return forward;
  }
}
