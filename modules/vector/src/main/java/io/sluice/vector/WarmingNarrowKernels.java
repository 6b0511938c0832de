package io.sluice.vector;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.kernel.NarrowKernels;
import io.sluice.neural.kernel.PlainNarrowKernels;

/** Numbers of fewer bits on vectors as soon as those are compiled, plain until then. */
final class WarmingNarrowKernels implements NarrowKernels {
  /** Panels that are read side by side: the least that vectors can be tried on. */
  private static final int PAIR = 2;

  private final NarrowKernels plain = new PlainNarrowKernels();
  private final NarrowKernels vector = new VectorNarrowKernels();
  private final WarmUp shorts = new WarmUp();
  private final WarmUp bytes = new WarmUp();
  private final WarmUp wideShorts = new WarmUp();
  private final WarmUp wideBytes = new WarmUp();
  private final WarmUp narrow = new WarmUp();

  /** Panels to be multiplied by the next call. */
  private static int some(WarmUp warmUp, int left) {
    return warmUp.over() ? left : Math.min(PAIR, left);
  }

  @Override
  public void multiplyAddRow(
      int count,
      int depth,
      float[] a,
      int aOffset,
      short[] packed,
      int packedOffset,
      float[] c,
      int cOffset) {
    for (int p = 0; p < count; ) {
      int some = some(shorts, count - p);
      boolean onVectors = shorts.onVectors();
      long begin = shorts.begin();
      int panel = packedOffset + p * depth * PANEL;
      (onVectors ? vector : plain)
          .multiplyAddRow(some, depth, a, aOffset, packed, panel, c, cOffset + p * PANEL);
      shorts.end(onVectors, begin, (double) some * depth);
      p += some;
    }
  }

  @Override
  public void multiplyAddRow(
      int count,
      int depth,
      float[] a,
      int aOffset,
      byte[] packed,
      int packedOffset,
      float[] scales,
      int scalesOffset,
      float[] c,
      int cOffset) {
    for (int p = 0; p < count; ) {
      int some = some(bytes, count - p);
      boolean onVectors = bytes.onVectors();
      long begin = bytes.begin();
      int panel = packedOffset + p * depth * PANEL;
      int scale = scalesOffset + p * PANEL;
      int to = cOffset + p * PANEL;
      (onVectors ? vector : plain)
          .multiplyAddRow(some, depth, a, aOffset, packed, panel, scales, scale, c, to);
      bytes.end(onVectors, begin, (double) some * depth);
      p += some;
    }
  }

  @Override
  public void widen(short[] packed, int packedOffset, float[] target, int count) {
    boolean onVectors = wideShorts.onVectors();
    long begin = wideShorts.begin();
    (onVectors ? vector : plain).widen(packed, packedOffset, target, count);
    wideShorts.end(onVectors, begin, count);
  }

  @Override
  public void widen(byte[] packed, int packedOffset, float[] target, int count) {
    boolean onVectors = wideBytes.onVectors();
    long begin = wideBytes.begin();
    (onVectors ? vector : plain).widen(packed, packedOffset, target, count);
    wideBytes.end(onVectors, begin, count);
  }

  @Override
  public void narrow(float[] source, int offset, short[] target, int targetOffset, int count) {
    boolean onVectors = narrow.onVectors();
    long begin = narrow.begin();
    (onVectors ? vector : plain).narrow(source, offset, target, targetOffset, count);
    narrow.end(onVectors, begin, count);
  }
}
