package io.sluice.neural.gemm;

import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The matrices that steps write for one provider. */
public final class StepMatrices {
  private final Precision precision;
  private final Arena arena = new Arena();
  private final List<StepRows> written = new ArrayList<>();

  public StepMatrices(Precision precision) {
    this.precision = precision;
  }

  /** See {@link StepProducts#rows}. */
  public StepRows rows(Floats matrix, int width) {
    StepRows made = new StepRows(precision, arena, matrix, width);
    written.add(made);
    return made;
  }

  /** The rows of an operand, if steps write it. */
  public @Nullable StepRows of(Matrix operand) {
    for (StepRows rows : written) {
      if (rows.matrix() == operand.data()) {
        return rows;
      }
    }
    return null;
  }
}
