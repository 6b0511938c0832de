package io.sluice.neural.softmax;

import java.util.Arrays;

/**
 * The classes that a window of rows is trained on: a sample that all rows share, then the right
 * classes that are not in it. With q(c) the times that c is expected in a sample, and m(c) the
 * times it is:
 *
 * <pre>correction(c) = ln(m(c) / q(c))        -infinity where c is not in the sample</pre>
 */
final class Candidates {
  private static final int NONE = -1;

  private final LogUniform distribution;
  private final int[] drawn;
  private final int[] classes;
  private final float[] corrections;
  private final int[] columns;
  private int count;

  /**
   * @param maxRows most right classes of a window
   */
  Candidates(int classCount, int samples, int maxRows) {
    distribution = new LogUniform(classCount, samples);
    drawn = new int[samples];
    int most = Math.min(classCount, Math.addExact(samples, maxRows));
    classes = new int[most];
    corrections = new float[most];
    columns = new int[classCount];
    Arrays.fill(columns, NONE);
  }

  /**
   * Draws a sample and adds the right classes.
   *
   * @param targets [rows], each a class
   */
  void draw(long key, int[] targets, int rows) {
    for (int i = 0; i < count; i++) {
      columns[classes[i]] = NONE;
    }
    count = 0;
    distribution.draw(key, drawn);
    for (int i = 0; i < drawn.length; ) {
      int c = drawn[i];
      int times = 0;
      while (i < drawn.length && drawn[i] == c) {
        times++;
        i++;
      }
      add(c, (float) StrictMath.log(times / distribution.expected(c)));
    }
    for (int n = 0; n < rows; n++) {
      if (columns[targets[n]] == NONE) {
        add(targets[n], Float.NEGATIVE_INFINITY);
      }
    }
  }

  private void add(int c, float correction) {
    columns[c] = count;
    classes[count] = c;
    corrections[count] = correction;
    count++;
  }

  /** How many there are. */
  int count() {
    return count;
  }

  /** How many there can be. */
  int most() {
    return classes.length;
  }

  /** The classes, {@link #count()} of them, distinct; lent. */
  int[] classes() {
    return classes;
  }

  /** What is added to the logit of a candidate where it is not the right class. */
  float correction(int column) {
    return corrections[column];
  }

  /** The place of a class among the candidates. */
  int column(int c) {
    return columns[c];
  }
}
