package io.sluice.neural.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;

/**
 * Allocates off-heap memory of numbers that lives as long as the arena: everything a trainer needs
 * is allocated once, before its first step. Allocations start at multiples of 64 bytes and are
 * zero.
 *
 * <p>The memory is returned to the system when the arena and all its views are unreachable. It
 * counts against {@code -XX:MaxDirectMemorySize} (by default as large as {@code -Xmx}).
 */
public final class Arena {
  private static final int ALIGNMENT = 64;
  private static final int CHUNK_BYTES = 1 << 22;

  private ByteBuffer chunk = ByteBuffer.allocateDirect(0);
  private long bytes;

  /**
   * Allocates {@code count} zeros.
   *
   * @throws IllegalArgumentException if {@code count} is negative or needs 2 GiB or more
   */
  public Floats allocate(int count) {
    return new Floats(slice(count, Float.BYTES, "floats").asFloatBuffer());
  }

  /**
   * Allocates {@code count} zeros of 16 bits.
   *
   * @throws IllegalArgumentException if {@code count} is negative or needs 2 GiB or more
   */
  public ShortBuffer allocateShorts(int count) {
    return slice(count, Short.BYTES, "shorts").asShortBuffer();
  }

  private synchronized ByteBuffer slice(int count, int elementBytes, String elements) {
    int most = (Integer.MAX_VALUE - 2 * ALIGNMENT) / elementBytes;
    if (count < 0 || count > most) {
      throw new IllegalArgumentException(
          "an array must hold between 0 and %d %s, was %d".formatted(most, elements, count));
    }
    int size = (count * elementBytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if (chunk.remaining() < size) {
      int capacity = Math.max(size, CHUNK_BYTES);
      chunk =
          ByteBuffer.allocateDirect(capacity + ALIGNMENT)
              .alignedSlice(ALIGNMENT)
              .order(ByteOrder.nativeOrder());
      bytes += capacity;
    }
    ByteBuffer slice =
        chunk.slice(chunk.position(), count * elementBytes).order(ByteOrder.nativeOrder());
    chunk.position(chunk.position() + size);
    return slice;
  }

  /** Allocates {@code rows * columns} zeros; refuses sizes that overflow. */
  public Floats allocate(int rows, int columns) {
    return allocate(Math.multiplyExact(rows, columns));
  }

  /** Bytes reserved so far. */
  public synchronized long bytes() {
    return bytes;
  }
}
