package io.sluice.neural.gemm;

import io.sluice.neural.team.Team;

/**
 * The part of a result that one worker computes: the longer side is cut, at whole multiples of a
 * number. Empty if there are more workers than parts.
 */
public record ResultBlock(int row, int rows, int column, int columns) {
  /**
   * The part of a worker.
   *
   * @param multiple where the longer side may be cut: of whole vectors or cache lines, say
   */
  public static ResultBlock of(Team.Worker worker, Matrix result, int multiple) {
    boolean byRows = result.rows() >= result.columns();
    int longer = byRows ? result.rows() : result.columns();
    int parts = (longer + multiple - 1) / multiple;
    int from = Math.min(longer, worker.from(parts) * multiple);
    int count = Math.min(longer, worker.to(parts) * multiple) - from;
    return byRows
        ? new ResultBlock(from, count, 0, result.columns())
        : new ResultBlock(0, result.rows(), from, count);
  }

  public boolean isEmpty() {
    return rows == 0 || columns == 0;
  }
}
