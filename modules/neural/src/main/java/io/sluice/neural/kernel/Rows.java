package io.sluice.neural.kernel;

/**
 * Where the rows of a heap matrix lie: a view that its owner moves from place to place, so that hot
 * loops allocate nothing.
 */
public final class Rows {
  private float[] data = {};
  private int offset;
  private int stride;

  /**
   * Moves the view.
   *
   * @param offset index of the first element of row 0
   * @param stride distance between rows; 0 if all rows are one
   * @return this view
   */
  public Rows at(float[] data, int offset, int stride) {
    this.data = data;
    this.offset = offset;
    this.stride = stride;
    return this;
  }

  public float[] data() {
    return data;
  }

  public int offset() {
    return offset;
  }

  public int stride() {
    return stride;
  }
}
