package io.sluice.neural.crf;

import io.sluice.neural.random.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A random field and random sequences for it. */
final class CrfCase {
  final int labels;
  final Constraints constraints;
  final float[] transitions;
  final float[] start;
  final float[] end;
  private final SeededRandom random;
  private final double spread;

  /**
   * Draws a field.
   *
   * @param barred probability that a transition is not allowed
   * @param spread of scores
   */
  CrfCase(long seed, int labels, double barred, double spread) {
    this.labels = labels;
    this.spread = spread;
    random = SeededRandom.of(seed, "crf");
    boolean[] starts = new boolean[labels];
    boolean[] ends = new boolean[labels];
    boolean[][] pairs = new boolean[labels][labels];
    for (int i = 0; i < labels; i++) {
      starts[i] = random.nextDouble() >= barred;
      ends[i] = random.nextDouble() >= barred;
      for (int j = 0; j < labels; j++) {
        pairs[i][j] = random.nextDouble() >= barred;
      }
    }
    int sure = random.nextInt(labels); // so that there is a path of any length
    starts[sure] = true;
    ends[sure] = true;
    pairs[sure][sure] = true;
    constraints = new Constraints(starts, ends, pairs);
    transitions = draw(labels * labels);
    start = draw(labels);
    end = draw(labels);
  }

  float[] draw(int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * spread);
    }
    return values;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  Crf crf() {
    return Crf.of(constraints, transitions, start, end);
  }

  /** Transitions, start and end. */
  double[] weights(double factor) {
    float[] all = Arrays.copyOf(transitions, (labels + 2) * labels);
    System.arraycopy(start, 0, all, labels * labels, labels);
    System.arraycopy(end, 0, all, (labels + 1) * labels, labels);
    return widened(all, factor);
  }

  static double[] widened(float[] values, double factor) {
    double[] wide = new double[values.length];
    Arrays.setAll(wide, i -> values[i] * factor);
    return wide;
  }

  /** Any path that the constraints allow. */
  int[] path(int time) {
    List<AllPaths.Scored> all =
        new AllPaths(constraints, new double[time * labels], weights(1)).ranked();
    return all.get(below(all.size())).labels();
  }

  /** Random sets around a path, so that it agrees with them. */
  List<LabelSet> setsAround(int[] path) {
    List<LabelSet> sets = new ArrayList<>();
    for (int label : path) {
      boolean[] in = new boolean[labels];
      for (int i = 0; i < labels; i++) {
        in[i] = i == label || random.nextDouble() < 0.4;
      }
      int[] members = java.util.stream.IntStream.range(0, labels).filter(i -> in[i]).toArray();
      sets.add(LabelSet.of(labels, members));
    }
    return sets;
  }
}
