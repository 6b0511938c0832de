package io.sluice.embeddings.vectors;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;

/** Vectors in a mapped file, wherever in it; they take no memory of the heap. */
final class MappedRows implements VectorRows {
  /** Bytes from one piece to the next, usually; pieces overlap by a vector. */
  static final long STEP = 1 << 30;

  private final List<ByteBuffer> pieces;
  private final long[] offsets;
  private final int dimension;
  private final long step;

  private MappedRows(List<ByteBuffer> pieces, long[] offsets, int dimension, long step) {
    this.pieces = pieces;
    this.offsets = offsets;
    this.dimension = dimension;
    this.step = step;
  }

  /**
   * Maps a file.
   *
   * @param offsets byte at which each vector begins, 32-bit floats, little-endian; taken over
   * @param step bytes from one piece to the next
   */
  static MappedRows map(FileChannel channel, long[] offsets, int dimension, long step)
      throws IOException {
    List<ByteBuffer> pieces = new ArrayList<>();
    long size = channel.size();
    for (long from = 0; from < size; from += step) {
      long length = Math.min(size - from, step + (long) dimension * Float.BYTES);
      pieces.add(channel.map(FileChannel.MapMode.READ_ONLY, from, length));
    }
    return new MappedRows(List.copyOf(pieces), offsets, dimension, step);
  }

  @Override
  public void copy(int row, float[] target, int offset) {
    long at = offsets[row];
    ByteBuffer piece = pieces.get((int) (at / step));
    piece
        .slice((int) (at % step), dimension * Float.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(target, offset, dimension);
  }

  @Override
  public float[] toArray(int rows) {
    float[] values = new float[Math.multiplyExact(rows, dimension)];
    for (int row = 0; row < rows; row++) {
      copy(row, values, row * dimension);
    }
    return values;
  }
}
