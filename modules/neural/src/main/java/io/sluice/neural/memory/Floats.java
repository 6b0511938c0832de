package io.sluice.neural.memory;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Objects;

/**
 * A view on off-heap float32 memory. Slices share memory with the view they were cut from. Kernels
 * compute on heap arrays and reach this memory by bulk copies ({@link #read}, {@link #write});
 * native libraries reach it through {@link #buffer()} without a copy.
 *
 * <p>Not synchronized: threads may work on disjoint ranges at the same time.
 */
public final class Floats {
  /** Floats that are set at a time. */
  private static final int RUN = 1024;

  private static final float[] ZEROS = new float[RUN];

  private final FloatBuffer buffer;

  Floats(FloatBuffer buffer) {
    this.buffer = buffer;
  }

  /**
   * Wraps a direct buffer in native byte order, from its position to its limit, without copying.
   *
   * @throws IllegalArgumentException if the buffer is on the heap or in foreign byte order
   */
  public static Floats wrap(FloatBuffer direct) {
    if (!direct.isDirect() || !direct.order().equals(java.nio.ByteOrder.nativeOrder())) {
      throw new IllegalArgumentException(
          "expected a direct float buffer in native byte order, was " + direct);
    }
    return new Floats(direct.slice());
  }

  /** Number of floats. */
  public int length() {
    return buffer.capacity();
  }

  public float get(int index) {
    return buffer.get(index);
  }

  public void set(int index, float value) {
    buffer.put(index, value);
  }

  /** Copies {@code count} floats from {@code index} on into {@code target}. */
  public void read(int index, float[] target, int offset, int count) {
    buffer.get(index, target, offset, count);
  }

  /** Copies {@code count} floats of {@code source} to {@code index} on. */
  public void write(int index, float[] source, int offset, int count) {
    buffer.put(index, source, offset, count);
  }

  /** Copies between off-heap views; the ranges must not overlap. */
  public void copyFrom(int index, Floats source, int sourceIndex, int count) {
    buffer.put(index, source.buffer, sourceIndex, count);
  }

  /** Sets every element. */
  public void fill(float value) {
    float[] row = new float[Math.min(length(), RUN)];
    Arrays.fill(row, value);
    put(0, length(), row);
  }

  /** Sets {@code count} elements from {@code index} on to zero. */
  public void clear(int index, int count) {
    Objects.checkFromIndexSize(index, count, length());
    put(index, count, ZEROS);
  }

  private void put(int index, int count, float[] row) {
    for (int done = 0; done < count; done += row.length) {
      buffer.put(index + done, row, 0, Math.min(row.length, count - done));
    }
  }

  /** A view on {@code count} floats from {@code index} on; shares memory. */
  public Floats slice(int index, int count) {
    return new Floats(buffer.slice(index, count));
  }

  /** A heap copy of all elements. */
  public float[] toArray() {
    float[] copy = new float[length()];
    read(0, copy, 0, copy.length);
    return copy;
  }

  /** The same memory as a direct buffer in native byte order, for native neighbours. */
  public FloatBuffer buffer() {
    return buffer.duplicate();
  }

  @Override
  public String toString() {
    return "Floats[" + length() + "]";
  }
}
