package io.sluice.mkl;

import java.lang.ref.Cleaner;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.mkl.global.mkl_rt;

/**
 * Memory for packed weights, from the library and not zeroed: it asks for some ten megabytes more
 * than it writes, which take no room as long as nobody touches them. Freed when it is unreachable.
 */
final class PackedMemory {
  private static final Cleaner CLEANER = Cleaner.create();
  private static final int ALIGNMENT = 64;

  private final long address;

  /**
   * @throws IllegalStateException if there is not as much
   */
  PackedMemory(long bytes) {
    Pointer pointer = mkl_rt.MKL_malloc(Math.max(1, bytes), ALIGNMENT);
    if (pointer == null || pointer.isNull()) {
      throw new IllegalStateException("no %d bytes for packed weights can be had".formatted(bytes));
    }
    address = pointer.address();
    CLEANER.register(this, () -> mkl_rt.MKL_free(pointer));
  }

  long address() {
    return address;
  }
}
