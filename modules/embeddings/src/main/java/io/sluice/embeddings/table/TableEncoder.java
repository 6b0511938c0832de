package io.sluice.embeddings.table;

import io.sluice.embeddings.Context;
import io.sluice.embeddings.TokenBatch;
import io.sluice.embeddings.TokenEncoder;
import java.util.Arrays;

/** Rows of a trained table. */
final class TableEncoder implements TokenEncoder {
  private final Table table;
  private final float[] weights;

  TableEncoder(Table table, float[] weights) {
    this.table = table;
    this.weights = weights;
  }

  @Override
  public int dimension() {
    return table.dimension();
  }

  @Override
  public Context context() {
    return Context.TOKEN;
  }

  @Override
  public void encode(TokenBatch batch, float[] output, int stride, int column) {
    int dimension = table.dimension();
    int[] rows = new int[batch.types().size()];
    for (int type = 1; type < rows.length; type++) {
      rows[type] = table.lookup().row(batch.types().get(type));
    }
    for (int n = 0; n < batch.positions(); n++) {
      int at = n * stride + column;
      int type = batch.type(n);
      if (type == TokenBatch.PADDING) {
        Arrays.fill(output, at, at + dimension, 0);
      } else if (rows[type] < 0) {
        table.fixed().copy(RowLookup.fixed(rows[type]), output, at);
      } else {
        System.arraycopy(weights, rows[type] * dimension, output, at, dimension);
      }
    }
  }
}
