package io.sluice.neural.parameter;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.random.SeededRandom;
import java.util.List;
import java.util.Map;

/**
 * A parameter of canonical shape [rows, columns] whose rows are padded with zeros to a multiple of
 * 16 floats in memory: [rows, width]. Padding has no gradient where the activations it meets are
 * padded with zeros, so it stays zero.
 */
public final class PaddedMatrix {
  private static final int BLOCK = 16;

  private final Parameters parameters;
  private final Parameter parameter;
  private final int rows;
  private final int columns;
  private final int width;
  private boolean byRows;

  /** Declares the parameter; its memory is there after {@link Parameters#allocate}. */
  public PaddedMatrix(Parameters parameters, String name, int rows, int columns) {
    if (rows < 1 || columns < 1) {
      throw new IllegalArgumentException(
          "%s must have rows and columns, has %d x %d".formatted(name, rows, columns));
    }
    this.parameters = parameters;
    this.rows = rows;
    this.columns = columns;
    width = padded(columns);
    parameter = parameters.declare(name, Math.multiplyExact(rows, width));
  }

  /** The next multiple of 16. */
  public static int padded(int size) {
    return Math.multiplyExact(Math.addExact(size, BLOCK - 1) / BLOCK, BLOCK);
  }

  /**
   * Says that few rows are needed in a step, which are named by {@link #need} before they are read.
   * To be called before memory is there.
   */
  public PaddedMatrix updatedByRows() {
    parameters.updateByRows(parameter, width);
    byRows = true;
    return this;
  }

  /** Makes the first {@code count} of these rows ready to be read and to get gradients. */
  public void need(int[] someRows, int count) {
    if (byRows) {
      parameters.need(parameter, someRows, count);
    }
  }

  /** Makes all rows ready to be read. */
  public void needAll() {
    if (byRows) {
      parameters.settle();
    }
  }

  public String name() {
    return parameter.name();
  }

  public int rows() {
    return rows;
  }

  /** Columns without padding. */
  public int columns() {
    return columns;
  }

  /** Columns with padding. */
  public int width() {
    return width;
  }

  /** [rows, width], flat. */
  public Floats values() {
    return parameter.values();
  }

  /** [rows, width], flat. */
  public Floats gradients() {
    return parameter.gradients();
  }

  /** [rows, width]. */
  public Matrix valueMatrix() {
    return Matrix.of(values(), rows, width);
  }

  /** [rows, width]. */
  public Matrix gradientMatrix() {
    return Matrix.of(gradients(), rows, width);
  }

  /** Draws from the uniform distribution between plus and minus {@code bound}. */
  public void initialise(SeededRandom random, double bound) {
    Floats values = values();
    float[] row = new float[width];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        row[c] = (float) ((2 * random.nextDouble() - 1) * bound);
      }
      values.write(r * width, row, 0, width);
    }
  }

  /** A copy without padding. */
  public NamedTensor export() {
    needAll();
    Floats values = values();
    float[] canonical = new float[Math.multiplyExact(rows, columns)];
    for (int r = 0; r < rows; r++) {
      values.read(r * width, canonical, r * columns, columns);
    }
    return new NamedTensor(name(), List.of(rows, columns), canonical);
  }

  /**
   * Takes over the values of the tensor of this name.
   *
   * @throws IllegalArgumentException if it is missing or has another shape
   */
  public void load(Map<String, NamedTensor> tensors) {
    float[] canonical = NamedTensor.require(tensors, name(), List.of(rows, columns));
    needAll();
    Floats values = values();
    for (int r = 0; r < rows; r++) {
      values.write(r * width, canonical, r * columns, columns);
    }
  }
}
