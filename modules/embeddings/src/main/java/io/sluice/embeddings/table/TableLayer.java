package io.sluice.embeddings.table;

import io.sluice.embeddings.EmbeddingLayer;
import io.sluice.embeddings.TokenBatch;
import io.sluice.neural.engine.Engine;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.recurrent.Pass;
import io.sluice.neural.team.Team;
import java.util.List;
import java.util.Map;

/**
 * A table in training: N positions, D numbers a row, rows trained or fixed.
 *
 * <pre>
 * output[n] = E[row(n)]        dE[r] += sum over n with row(n) = r of dOutput[n]
 * </pre>
 *
 * <p>Sums are made in the order of the positions, by one worker for each column.
 */
final class TableLayer implements EmbeddingLayer {
  private static final int BLOCK = 16;
  private static final int PADDING = Integer.MIN_VALUE;

  /** Sets initial weights. */
  interface Initial {
    void write(PaddedMatrix weight, SeededRandom random);
  }

  private final Table table;
  private final Team team;
  private final RowKernels kernels;
  private final PaddedMatrix weight;
  private final WordDropout dropout;
  private final Initial initial;
  private final float[][] sources;
  private final float[][] sums;
  private final float[] zeros;
  private final Team.Task gather = this::gather;
  private final Team.Task scatter = this::scatter;

  /** The row of every position; of padding, {@link #PADDING}. */
  private int[] rowOf = new int[0];

  private int count;
  private Floats activations;
  private int stride;
  private int column;

  TableLayer(
      Engine engine,
      Parameters parameters,
      String name,
      Table table,
      WordDropout dropout,
      Initial initial) {
    this.table = table;
    this.dropout = dropout;
    this.initial = initial;
    team = engine.team();
    kernels = engine.kernels().rows();
    weight = new PaddedMatrix(parameters, Table.weight(name), table.trained(), table.dimension());
    sources = new float[team.size()][weight.width()];
    sums = new float[team.size()][weight.width()];
    zeros = new float[table.dimension()];
    activations = engine.arena().allocate(0);
  }

  @Override
  public void initialise(SeededRandom random) {
    initial.write(weight, random);
  }

  @Override
  public void forward(Pass pass, TokenBatch batch, Floats output, int newStride, int newColumn) {
    find(batch);
    if (pass instanceof Pass.Training training) {
      drop(training.random().nextLong());
    }
    activations = output;
    stride = newStride;
    column = newColumn;
    team.run(gather);
  }

  private void find(TokenBatch batch) {
    count = batch.positions();
    if (rowOf.length < count) {
      rowOf = new int[count + count / 2];
    }
    int[] rows = new int[batch.types().size()];
    rows[TokenBatch.PADDING] = PADDING;
    for (int type = 1; type < rows.length; type++) {
      rows[type] = table.lookup().row(batch.types().get(type));
    }
    for (int n = 0; n < count; n++) {
      rowOf[n] = rows[batch.type(n)];
    }
  }

  private void drop(long key) {
    for (int n = 0; n < count; n++) {
      if (rowOf[n] != PADDING && dropout.drops(key, n, rowOf[n])) {
        rowOf[n] = RowLookup.UNKNOWN;
      }
    }
  }

  private void gather(Team.Worker worker) {
    Floats values = weight.values();
    float[] source = sources[worker.index()];
    int dimension = table.dimension();
    int to = worker.to(count);
    for (int n = worker.from(count); n < to; n++) {
      int at = n * stride + column;
      int row = rowOf[n];
      if (row == PADDING) {
        activations.write(at, zeros, 0, dimension);
      } else if (row < 0) {
        table.fixed().copy(RowLookup.fixed(row), source, 0);
        activations.write(at, source, 0, dimension);
      } else {
        values.read(row * weight.width(), source, 0, dimension);
        activations.write(at, source, 0, dimension);
      }
    }
  }

  @Override
  public void backward(Floats dOutput, int newStride, int newColumn) {
    activations = dOutput;
    stride = newStride;
    column = newColumn;
    team.run(scatter);
  }

  private void scatter(Team.Worker worker) {
    int blocks = weight.width() / BLOCK;
    int from = worker.from(blocks) * BLOCK;
    int columns = Math.min(table.dimension(), worker.to(blocks) * BLOCK) - from;
    if (columns <= 0) {
      return;
    }
    Floats gradients = weight.gradients();
    float[] source = sources[worker.index()];
    float[] sum = sums[worker.index()];
    for (int n = 0; n < count; n++) {
      if (rowOf[n] < 0) {
        continue; // fixed, or padding
      }
      int at = rowOf[n] * weight.width() + from;
      activations.read(n * stride + column + from, source, 0, columns);
      gradients.read(at, sum, 0, columns);
      kernels.add(sum, 0, source, 0, columns);
      gradients.write(at, sum, 0, columns);
    }
  }

  @Override
  public List<NamedTensor> export() {
    return List.of(weight.export());
  }

  @Override
  public void load(Map<String, NamedTensor> tensors) {
    weight.load(tensors);
  }
}
