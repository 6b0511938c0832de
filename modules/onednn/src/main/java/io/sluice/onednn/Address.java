package io.sluice.onednn;

import io.sluice.neural.memory.Floats;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A native address that is set anew for every call, so that calls allocate none. */
final class Address extends Pointer {
  Address at(long value) {
    address = value;
    return this;
  }

  /** Of the first float; valid as long as somebody holds the memory. */
  static long of(Floats floats) {
    return new FloatPointer(floats.buffer()).address();
  }
}
