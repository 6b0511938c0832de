package io.sluice.neural.softmax;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;

/** Some rows of a matrix side by side, and room for their derivatives. */
final class Picked {
  private final RowMoves moves;
  private final int maxRows;
  private final Floats rows;
  private final Floats derivatives;

  Picked(Engine engine, int width, int maxRows) {
    this.maxRows = maxRows;
    moves = new RowMoves(engine, width);
    rows = engine.arena().allocate(maxRows, width);
    derivatives = engine.arena().allocate(maxRows, width);
  }

  int maxRows() {
    return maxRows;
  }

  /** Copies rows of {@code source}. */
  void gather(Floats source, int[] places, int count) {
    moves.gather(source, places, count, rows);
  }

  /** Adds the derivatives to the rows of {@code target} that they are of; distinct ones. */
  void addTo(Floats target, int[] places, int count) {
    moves.addTo(target, places, count, derivatives);
  }

  /** [maxRows, width]: the rows as gathered, then others. */
  Floats rows() {
    return rows;
  }

  /** [maxRows, width]. */
  Floats derivatives() {
    return derivatives;
  }
}
