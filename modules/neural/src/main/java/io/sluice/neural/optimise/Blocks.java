package io.sluice.neural.optimise;

import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.parameter.Parameters.Parameter;
import java.util.Arrays;

/**
 * The flat buffers cut into blocks that fit in the first-level cache and belong to one parameter
 * each. The cuts depend on the parameters only: they fix the order of every sum.
 */
final class Blocks {
  /** Largest number of floats in a block. */
  static final int SIZE = 1024;

  private final int[] offsets;
  private final int[] sizes;
  private final boolean[] biases;
  private final int count;

  Blocks(Parameters parameters) {
    int capacity = 0;
    for (Parameter parameter : parameters.all()) {
      capacity += (parameter.size() + SIZE - 1) / SIZE;
    }
    offsets = new int[capacity];
    sizes = new int[capacity];
    biases = new boolean[capacity];
    int next = 0;
    for (Parameter parameter : parameters.all()) {
      for (int done = 0; done < parameter.size(); done += SIZE) {
        offsets[next] = parameter.offset() + done;
        sizes[next] = Math.min(SIZE, parameter.size() - done);
        biases[next] = parameter.isBias();
        next++;
      }
    }
    count = next;
  }

  int count() {
    return count;
  }

  int offset(int block) {
    return offsets[block];
  }

  int size(int block) {
    return sizes[block];
  }

  boolean isBias(int block) {
    return biases[block];
  }

  @Override
  public String toString() {
    return "Blocks" + Arrays.toString(sizes);
  }
}
