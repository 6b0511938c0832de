package io.sluice.onednn;

import io.sluice.neural.memory.Floats;
import java.nio.ShortBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.ShortPointer;

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

  /** Of the first number; valid as long as somebody holds the memory. */
  static long of(ShortBuffer direct) {
    return new ShortPointer(direct).address();
  }
}
