package io.sluice.vector;

import static io.sluice.neural.kernel.PanelKernels.PANEL;

import io.sluice.neural.arithmetic.BFloat16;
import io.sluice.neural.kernel.NarrowKernels;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Numbers of fewer bits on the Vector API. Of products of one row with panels, weights are widened
 * in registers. As in {@link RowTiles}, two panels far apart are read side by side.
 *
 * <p>One step of the inner extent a round and no more: C2 stops inlining when a loop has grown too
 * large, and then everything is slower by a factor of ten.
 *
 * <p>The loops stand here four times, for shorts and bytes, of two panels and of one: C2 keeps sums
 * in registers only while they are locals of one method, so the loops cannot share one body that is
 * given what to read, nor hold their sums in an array.
 */
final class VectorNarrowKernels implements NarrowKernels {
  private static final VectorSpecies<Float> S = Species.FLOATS;
  private static final int L = S.length();
  private static final VectorSpecies<Integer> INTS =
      VectorSpecies.of(int.class, VectorShape.forBitSize(S.vectorBitSize()));
  private static final VectorSpecies<Short> SHORTS =
      VectorSpecies.of(short.class, VectorShape.forBitSize(S.vectorBitSize() / 2));

  /** There are none of 32 bits: 128-bit floats read 64 and use the lower half. */
  private static final VectorSpecies<Byte> BYTES =
      VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, S.vectorBitSize() / 4)));

  /** Sums before they are scaled; one array for each thread, as long as the longest row. */
  private final ThreadLocal<float[]> sums = ThreadLocal.withInitial(() -> new float[0]);

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
    int half = count / 2;
    int next = half * depth * PANEL;
    for (int p = 0; p < half; p++) {
      int from = packedOffset + p * depth * PANEL;
      int to = cOffset + p * PANEL;
      for (int j = 0; j < PANEL; j += 4 * L) {
        pair(
            depth, a, aOffset, packed, from + j, from + j + next, c, to + j, to + j + half * PANEL);
      }
    }
    if (count > 2 * half) {
      int from = packedOffset + (count - 1) * depth * PANEL;
      int to = cOffset + (count - 1) * PANEL;
      for (int j = 0; j < PANEL; j += 4 * L) {
        single(depth, a, aOffset, packed, from + j, c, to + j);
      }
    }
  }

  private static FloatVector wide(short[] packed, int at) {
    return ((IntVector) ShortVector.fromArray(SHORTS, packed, at).castShape(INTS, 0))
        .lanewise(VectorOperators.LSHL, Short.SIZE)
        .reinterpretAsFloats();
  }

  /** One row by twice 4 vectors. */
  private static void pair(
      int depth, float[] a, int at, short[] packed, int p, int q, float[] c, int to, int on) {
    FloatVector s0 = FloatVector.fromArray(S, c, to);
    FloatVector s1 = FloatVector.fromArray(S, c, to + L);
    FloatVector s2 = FloatVector.fromArray(S, c, to + 2 * L);
    FloatVector s3 = FloatVector.fromArray(S, c, to + 3 * L);
    FloatVector t0 = FloatVector.fromArray(S, c, on);
    FloatVector t1 = FloatVector.fromArray(S, c, on + L);
    FloatVector t2 = FloatVector.fromArray(S, c, on + 2 * L);
    FloatVector t3 = FloatVector.fromArray(S, c, on + 3 * L);
    for (int k = 0; k < depth; k++) {
      FloatVector factor = FloatVector.broadcast(S, a[at + k]);
      s0 = factor.fma(wide(packed, p + k * PANEL), s0);
      s1 = factor.fma(wide(packed, p + k * PANEL + L), s1);
      s2 = factor.fma(wide(packed, p + k * PANEL + 2 * L), s2);
      s3 = factor.fma(wide(packed, p + k * PANEL + 3 * L), s3);
      t0 = factor.fma(wide(packed, q + k * PANEL), t0);
      t1 = factor.fma(wide(packed, q + k * PANEL + L), t1);
      t2 = factor.fma(wide(packed, q + k * PANEL + 2 * L), t2);
      t3 = factor.fma(wide(packed, q + k * PANEL + 3 * L), t3);
    }
    s0.intoArray(c, to);
    s1.intoArray(c, to + L);
    s2.intoArray(c, to + 2 * L);
    s3.intoArray(c, to + 3 * L);
    t0.intoArray(c, on);
    t1.intoArray(c, on + L);
    t2.intoArray(c, on + 2 * L);
    t3.intoArray(c, on + 3 * L);
  }

  /** One row by 4 vectors. */
  private static void single(
      int depth, float[] a, int at, short[] packed, int p, float[] c, int to) {
    FloatVector s0 = FloatVector.fromArray(S, c, to);
    FloatVector s1 = FloatVector.fromArray(S, c, to + L);
    FloatVector s2 = FloatVector.fromArray(S, c, to + 2 * L);
    FloatVector s3 = FloatVector.fromArray(S, c, to + 3 * L);
    for (int k = 0; k < depth; k++) {
      FloatVector factor = FloatVector.broadcast(S, a[at + k]);
      s0 = factor.fma(wide(packed, p + k * PANEL), s0);
      s1 = factor.fma(wide(packed, p + k * PANEL + L), s1);
      s2 = factor.fma(wide(packed, p + k * PANEL + 2 * L), s2);
      s3 = factor.fma(wide(packed, p + k * PANEL + 3 * L), s3);
    }
    s0.intoArray(c, to);
    s1.intoArray(c, to + L);
    s2.intoArray(c, to + 2 * L);
    s3.intoArray(c, to + 3 * L);
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
    float[] sums = scratch(count * PANEL);
    int half = count / 2;
    int next = half * depth * PANEL;
    for (int p = 0; p < half; p++) {
      int from = packedOffset + p * depth * PANEL;
      int to = p * PANEL;
      for (int j = 0; j < PANEL; j += 4 * L) {
        pair(
            depth,
            a,
            aOffset,
            packed,
            from + j,
            from + j + next,
            sums,
            to + j,
            to + j + half * PANEL);
      }
    }
    if (count > 2 * half) {
      int from = packedOffset + (count - 1) * depth * PANEL;
      int to = (count - 1) * PANEL;
      for (int j = 0; j < PANEL; j += 4 * L) {
        single(depth, a, aOffset, packed, from + j, sums, to + j);
      }
    }
    addScaled(count * PANEL, sums, scales, scalesOffset, c, cOffset);
  }

  private float[] scratch(int size) {
    float[] own = sums.get();
    if (own.length < size) {
      own = new float[size];
      sums.set(own);
    }
    return own;
  }

  private static void addScaled(
      int count, float[] sums, float[] scales, int scale, float[] c, int to) {
    for (int j = 0; j < count; j++) {
      c[to + j] = Math.fma(scales[scale + j], sums[j], c[to + j]);
    }
  }

  private static FloatVector wide(byte[] packed, int at) {
    return (FloatVector) ByteVector.fromArray(BYTES, packed, at).castShape(S, 0);
  }

  /** One row by twice 4 vectors; sums are replaced. */
  private static void pair(
      int depth, float[] a, int at, byte[] packed, int p, int q, float[] sums, int to, int on) {
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    FloatVector t0 = s0;
    FloatVector t1 = s0;
    FloatVector t2 = s0;
    FloatVector t3 = s0;
    for (int k = 0; k < depth; k++) {
      FloatVector factor = FloatVector.broadcast(S, a[at + k]);
      s0 = factor.fma(wide(packed, p + k * PANEL), s0);
      s1 = factor.fma(wide(packed, p + k * PANEL + L), s1);
      s2 = factor.fma(wide(packed, p + k * PANEL + 2 * L), s2);
      s3 = factor.fma(wide(packed, p + k * PANEL + 3 * L), s3);
      t0 = factor.fma(wide(packed, q + k * PANEL), t0);
      t1 = factor.fma(wide(packed, q + k * PANEL + L), t1);
      t2 = factor.fma(wide(packed, q + k * PANEL + 2 * L), t2);
      t3 = factor.fma(wide(packed, q + k * PANEL + 3 * L), t3);
    }
    s0.intoArray(sums, to);
    s1.intoArray(sums, to + L);
    s2.intoArray(sums, to + 2 * L);
    s3.intoArray(sums, to + 3 * L);
    t0.intoArray(sums, on);
    t1.intoArray(sums, on + L);
    t2.intoArray(sums, on + 2 * L);
    t3.intoArray(sums, on + 3 * L);
  }

  /** One row by 4 vectors; sums are replaced. */
  private static void single(
      int depth, float[] a, int at, byte[] packed, int p, float[] sums, int to) {
    FloatVector s0 = FloatVector.zero(S);
    FloatVector s1 = s0;
    FloatVector s2 = s0;
    FloatVector s3 = s0;
    for (int k = 0; k < depth; k++) {
      FloatVector factor = FloatVector.broadcast(S, a[at + k]);
      s0 = factor.fma(wide(packed, p + k * PANEL), s0);
      s1 = factor.fma(wide(packed, p + k * PANEL + L), s1);
      s2 = factor.fma(wide(packed, p + k * PANEL + 2 * L), s2);
      s3 = factor.fma(wide(packed, p + k * PANEL + 3 * L), s3);
    }
    s0.intoArray(sums, to);
    s1.intoArray(sums, to + L);
    s2.intoArray(sums, to + 2 * L);
    s3.intoArray(sums, to + 3 * L);
  }

  @Override
  public void widen(short[] packed, int packedOffset, float[] target, int count) {
    for (int i = 0; i < count; i += L) {
      wide(packed, packedOffset + i).intoArray(target, i);
    }
  }

  @Override
  public void widen(byte[] packed, int packedOffset, float[] target, int count) {
    for (int i = 0; i < count; i += L) {
      wide(packed, packedOffset + i).intoArray(target, i);
    }
  }

  @Override
  public void narrow(float[] source, int offset, short[] target, int targetOffset, int count) {
    int whole = count / L * L;
    for (int i = 0; i < whole; i += L) {
      FloatVector values = FloatVector.fromArray(S, source, offset + i);
      IntVector bits = values.reinterpretAsInts();
      IntVector upper = bits.lanewise(VectorOperators.LSHR, Short.SIZE);
      IntVector nearest =
          bits.add(BFloat16.BELOW_HALF)
              .add(upper.and(1))
              .lanewise(VectorOperators.LSHR, Short.SIZE)
              .blend(
                  upper.or(BFloat16.QUIET), values.compare(VectorOperators.NE, values).cast(INTS));
      ((ShortVector) nearest.castShape(SHORTS, 0)).intoArray(target, targetOffset + i);
    }
    for (int i = whole; i < count; i++) {
      target[targetOffset + i] = BFloat16.of(source[offset + i]);
    }
  }
}
