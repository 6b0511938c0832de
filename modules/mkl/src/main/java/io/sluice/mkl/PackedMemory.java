package io.sluice.mkl;

import java.lang.ref.Cleaner;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * Memory for packed weights, from the library and not zeroed: it asks for some ten megabytes more
 * than it writes, which take no room as long as nobody touches them. Freed when it is closed, at
 * the latest when it is unreachable. Used by one thread at a time.
 */
final class PackedMemory implements AutoCloseable {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final int ALIGNMENT = 64;

  private final Cleaner.Cleanable memory;
  private long address;

  /**
   * @throws IllegalArgumentException if {@code bytes} is not positive
   * @throws IllegalStateException if there is not as much
   */
  PackedMemory(long bytes) {
    if (bytes <= 0) {
      throw new IllegalArgumentException("packed weights cannot have %d bytes".formatted(bytes));
    }
    Pointer pointer = mkl_rt.MKL_malloc(bytes, ALIGNMENT);
    if (pointer == null || pointer.isNull()) {
      throw new IllegalStateException(
          "%d bytes for packed weights cannot be had: give the JVM less heap, or take a smaller model"
              .formatted(bytes));
    }
    address = pointer.address();
    memory = CLEANER.register(this, () -> mkl_rt.MKL_free(pointer));
  }

  /**
   * Where it begins.
   *
   * @throws IllegalStateException if it is closed
   */
  long address() {
    if (address == 0) {
      throw new IllegalStateException("these products are closed");
    }
    return address;
  }

  @Override
  public void close() {
    address = 0;
    memory.clean();
  }
}
