package io.sluice.onednn;

import io.sluice.neural.gemm.Matrix;
import io.sluice.neural.team.Team;
import java.util.ArrayList;
import java.util.List;

/** Copies in bfloat16 of the operands of a few products, each made once. */
final class RoundedOperands {
  private final List<Rounded> copies = new ArrayList<>();
  private int used;

  /** Forgets the products before. */
  void begin() {
    used = 0;
  }

  /** Where the copy of an operand lies; it is made by {@link #round}. */
  Operand operand(Matrix matrix) {
    for (Rounded copy : copies.subList(0, used)) {
      if (copy.copies(matrix)) {
        return copy.seenLike(matrix);
      }
    }
    if (used == copies.size()) {
      copies.add(new Rounded());
    }
    Rounded copy = copies.get(used++);
    copy.reserve(matrix);
    return copy.seenLike(matrix);
  }

  /** Copies this worker's share of all operands. */
  void round(Calls calls, Team.Worker worker) {
    for (Rounded copy : copies.subList(0, used)) {
      copy.round(calls, worker);
    }
  }
}
