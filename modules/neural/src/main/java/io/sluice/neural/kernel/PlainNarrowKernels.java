package io.sluice.neural.kernel;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.arithmetic.BFloat16;
import io.sluice.neural.arithmetic.Fused;
import java.util.Arrays;

/**
 * Widens some rows of a panel, then multiplies as floats are. The JIT makes no vector instructions
 * of what widens, so this saves memory, not time.
 */
public final class PlainNarrowKernels implements NarrowKernels {
  private static final int DEPTH = 64;

  private static final class Scratch {
    final float[] wide = new float[DEPTH * PANEL];
    final float[] sums = new float[PANEL];
  }

  private final PanelKernels panels;
  private final ThreadLocal<Scratch> scratch = ThreadLocal.withInitial(Scratch::new);

  PlainNarrowKernels(PanelKernels panels) {
    this.panels = panels;
  }

  public PlainNarrowKernels() {
    this(new PlainPanelKernels());
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
    float[] wide = scratch.get().wide;
    for (int p = 0; p < count; p++) {
      for (int k = 0; k < depth; k += DEPTH) {
        int part = Math.min(DEPTH, depth - k);
        widen(packed, packedOffset + (p * depth + k) * PANEL, wide, part * PANEL);
        int to = cOffset + p * PANEL;
        panels.multiplyAdd(1, part, a, aOffset + k, depth, wide, 0, c, to, PANEL);
      }
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
    float[] wide = scratch.get().wide;
    float[] sums = scratch.get().sums;
    for (int p = 0; p < count; p++) {
      Arrays.fill(sums, 0);
      for (int k = 0; k < depth; k += DEPTH) {
        int part = Math.min(DEPTH, depth - k);
        widen(packed, packedOffset + (p * depth + k) * PANEL, wide, part * PANEL);
        panels.multiplyAdd(1, part, a, aOffset + k, depth, wide, 0, sums, 0, PANEL);
      }
      int to = cOffset + p * PANEL;
      for (int j = 0; j < PANEL; j++) {
        c[to + j] = Fused.multiplyAdd(scales[scalesOffset + p * PANEL + j], sums[j], c[to + j]);
      }
    }
  }

  @Override
  public void widen(short[] packed, int packedOffset, float[] target, int count) {
    for (int i = 0; i < count; i++) {
      target[i] = Float.intBitsToFloat(packed[packedOffset + i] << Short.SIZE);
    }
  }

  @Override
  public void widen(byte[] packed, int packedOffset, float[] target, int count) {
    for (int i = 0; i < count; i++) {
      target[i] = packed[packedOffset + i];
    }
  }

  @Override
  public void narrow(float[] source, int offset, short[] target, int targetOffset, int count) {
    for (int i = 0; i < count; i++) {
      target[targetOffset + i] = BFloat16.of(source[offset + i]);
    }
  }
}
