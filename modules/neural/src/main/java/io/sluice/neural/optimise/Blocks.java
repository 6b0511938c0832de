package io.sluice.neural.optimise;

import io.sluice.neural.parameter.Parameter;
import io.sluice.neural.parameter.Parameters;
import java.util.Arrays;
import java.util.Set;

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
  private final int[] swept;
  private final int count;

  Blocks(Parameters parameters) {
    int capacity = 0;
    for (Parameter parameter : parameters.all()) {
      capacity += (parameter.size() + SIZE - 1) / SIZE;
    }
    offsets = new int[capacity];
    sizes = new int[capacity];
    biases = new boolean[capacity];
    int[] all = new int[capacity];
    Set<Parameter> byRows = parameters.byRows().keySet();
    int next = 0;
    int nextSwept = 0;
    for (Parameter parameter : parameters.all()) {
      for (int done = 0; done < parameter.size(); done += SIZE) {
        offsets[next] = parameter.offset() + done;
        sizes[next] = Math.min(SIZE, parameter.size() - done);
        biases[next] = parameter.isBias();
        if (!byRows.contains(parameter)) {
          all[nextSwept++] = next;
        }
        next++;
      }
    }
    count = next;
    swept = Arrays.copyOf(all, nextSwept);
  }

  /** The block that begins at an offset. */
  int at(int offset) {
    int block = Arrays.binarySearch(offsets, offset);
    if (block < 0) {
      throw new IllegalArgumentException("no block begins at " + offset);
    }
    return block;
  }

  /** Number of blocks of parameters that are not updated by rows. */
  int sweptCount() {
    return swept.length;
  }

  /** One of the blocks that are visited in every step. */
  int swept(int i) {
    return swept[i];
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
