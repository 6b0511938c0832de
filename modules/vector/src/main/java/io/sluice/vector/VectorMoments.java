package io.sluice.vector;

import static io.sluice.neural.kernel.CellKernels.BLOCK;
import static io.sluice.vector.Squash.load;

import io.sluice.neural.kernel.CellStep;
import io.sluice.neural.kernel.Normalisation;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.kernel.Rows;
import jdk.incubator.vector.FloatVector;

/** Sums over whole rows of a layer; sixteen partial sums, added pairwise, as in plain loops. */
final class VectorMoments {
  private static final int L = Species.FLOATS.length();

  private VectorMoments() {}

  /** 1 for units of a block, from {@code part} on, that are not padding. */
  static FloatVector real(CellStep s, int block, int part) {
    return load(Normalisation.real(), Normalisation.realAt(block, s.units) + part);
  }

  /** Mean and scale of every row. */
  static void write(CellStep s, Rows all, int gates, int place) {
    float[] acc = s.room;
    int count = gates * s.units;
    for (int row = 0; row < s.rows; row++) {
      int at = all.offset() + row * all.stride();
      sum(all.data(), at, s.allBlocks * gates * BLOCK, acc);
      float mean = RowKernels.total(acc) / count;
      squares(s, all.data(), at, gates, mean, acc);
      int to = s.statistics.offset() + row * s.statistics.stride() + place;
      s.statistics.data()[to] = mean;
      s.statistics.data()[to + 1] = Normalisation.scale(RowKernels.total(acc), count);
    }
  }

  private static void sum(float[] values, int at, int count, float[] acc) {
    for (int part = 0; part < BLOCK; part += L) {
      FloatVector sum = FloatVector.zero(Species.FLOATS);
      for (int i = part; i < count; i += BLOCK) {
        sum = sum.add(load(values, at + i));
      }
      sum.intoArray(acc, part);
    }
  }

  private static void squares(
      CellStep s, float[] values, int at, int gates, float mean, float[] acc) {
    FloatVector centre = FloatVector.broadcast(Species.FLOATS, mean);
    int block = gates * BLOCK;
    int whole = s.units / BLOCK * block; // no padding up to here
    for (int part = 0; part < BLOCK; part += L) {
      FloatVector sum = FloatVector.zero(Species.FLOATS);
      for (int i = part; i < whole; i += BLOCK) {
        FloatVector d = load(values, at + i).sub(centre);
        sum = d.fma(d, sum);
      }
      for (int i = whole + part; i < s.allBlocks * block; i += BLOCK) {
        FloatVector d = load(values, at + i).sub(centre).mul(real(s, i / block, part));
        sum = d.fma(d, sum);
      }
      sum.intoArray(acc, part);
    }
  }

  /** The mean over all units of values of a row. */
  static FloatVector mean(CellStep s, int row, int which, int count) {
    float[] acc = s.room;
    int at = s.allSums.offset() + row * s.allSums.stride() + which * s.allBlocks * BLOCK;
    sum(s.allSums.data(), at, s.allBlocks * BLOCK, acc);
    return FloatVector.broadcast(Species.FLOATS, RowKernels.total(acc) / count);
  }
}
