package io.sluice.corpora;

import io.sluice.text.SymbolCodec;
import io.sluice.text.SymbolTally;
import java.io.IOException;
import java.util.Arrays;
import java.util.Objects;

/** A text's symbol ids in memory. */
final class EncodedArray implements EncodedText {
  private static final int LARGEST = Integer.MAX_VALUE - 8;

  private final int[] ids;
  private final SymbolTally tally;

  private EncodedArray(int[] ids, SymbolTally tally) {
    this.ids = ids;
    this.tally = tally;
  }

  static EncodedArray encode(TextSource text, SymbolCodec codec) throws IOException {
    Growing growing = new Growing();
    SymbolTally tally = EncodedText.stream(text, codec, growing::add);
    return new EncodedArray(Arrays.copyOf(growing.ids, growing.size), tally);
  }

  @Override
  public long length() {
    return ids.length;
  }

  @Override
  public SymbolTally tally() {
    return tally;
  }

  @Override
  public int get(long index) {
    return ids[(int) Objects.checkIndex(index, ids.length)];
  }

  @Override
  public void read(long from, int[] target, int offset, int count) {
    Objects.checkFromIndexSize(from, count, length());
    System.arraycopy(ids, (int) from, target, offset, count);
  }

  private static final class Growing {
    private int[] ids = new int[1 << 16];
    private int size;

    void add(int id) {
      if (size == ids.length) {
        if (size == LARGEST) {
          throw new IllegalArgumentException(
              "more than " + LARGEST + " symbols do not fit in memory; encode the text in a file");
        }
        ids = Arrays.copyOf(ids, (int) Math.min(LARGEST, 2L * size));
      }
      ids[size++] = id;
    }
  }
}
