package io.sluice.mkl;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import org.bytedeco.javacpp.BytePointer;

/** Off-heap memory of our own, at a multiple of 64 bytes. Freed when it is unreachable. */
final class NativeMemory {
  static final NativeMemory NONE = new NativeMemory(0);

  private static final int ALIGNMENT = 64;
  private static final long MOST = Integer.MAX_VALUE - 2L * ALIGNMENT;

  private final ByteBuffer buffer;
  private final long address;

  /**
   * @throws IllegalArgumentException if 2 GiB or more are asked for
   */
  NativeMemory(long bytes) {
    if (bytes < 0 || bytes > MOST) {
      throw new IllegalArgumentException(
          "a matrix product needs %d bytes of scratch memory, at most %d can be had"
              .formatted(bytes, MOST));
    }
    // an aligned slice ends at a multiple too
    buffer =
        ByteBuffer.allocateDirect(((int) bytes + 2 * ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT)
            .alignedSlice(ALIGNMENT)
            .order(ByteOrder.nativeOrder());
    address = new BytePointer(buffer).address();
  }

  /** This memory if it is large enough, else new memory. */
  NativeMemory atLeast(long bytes) {
    return buffer.capacity() >= bytes ? this : new NativeMemory(bytes);
  }

  /** How much there is, at least what was asked for. */
  long bytes() {
    return buffer.capacity();
  }

  long address() {
    return address;
  }

  ShortBuffer shorts() {
    return buffer.asShortBuffer();
  }
}
