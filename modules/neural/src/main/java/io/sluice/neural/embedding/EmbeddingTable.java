package io.sluice.neural.embedding;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.random.BernoulliMask;
import io.sluice.neural.random.SeededRandom;
import io.sluice.neural.team.Team;

/**
 * A table of vectors: V symbols with vectors of I floats, padded to W, a multiple of 16. N
 * positions, such as all steps of all lanes of a window.
 *
 * <pre>
 * output[n] = m[symbols[n]] E[symbols[n]]        dE[s] += sum over n with symbols[n] = s of m[s] dOutput[n]
 * </pre>
 *
 * <p>Embedding dropout (Gal and Ghahramani 2016, Merity et al. 2018) drops whole symbols for a
 * pass: m[s] is 0 or 1 / (1 - rate), the same at all positions of the symbol; without dropout it is
 * 1. Sums are made in the order of the positions, by one worker for each column.
 *
 * <p>Allocates nothing in a pass. One caller at a time, who must not change {@code symbols} between
 * forward and backward.
 */
public final class EmbeddingTable {
  private static final int BLOCK = 16;

  private final Team team;
  private final RowKernels kernels;
  private final PaddedMatrix weight;
  private final BernoulliMask mask;
  private final int width;
  private final float[][] rows;
  private final float[][] sums;
  private final Team.Task gather = this::gather;
  private final Team.Task scatter = this::scatter;

  private int[] symbols = new int[0];
  private int count;
  private boolean dropping;
  private long key;
  private Floats activations;

  /**
   * Declares the table.
   *
   * @param name canonical name of its weights, [symbols, dimension]
   * @param symbolCount V
   * @param dimension I
   * @param dropout probability in [0, 1) that a symbol is dropped for a training pass
   */
  public EmbeddingTable(
      Engine engine,
      Parameters parameters,
      String name,
      int symbolCount,
      int dimension,
      double dropout) {
    team = engine.team();
    kernels = engine.kernels().rows();
    weight = new PaddedMatrix(parameters, name, symbolCount, dimension);
    mask = BernoulliMask.of(dropout);
    width = weight.width();
    rows = new float[team.size()][width];
    sums = new float[team.size()][width];
    activations = engine.arena().allocate(0);
  }

  /** The weights, for layers that share them. */
  public PaddedMatrix weight() {
    return weight;
  }

  /** W, the floats from one output vector to the next. */
  public int width() {
    return width;
  }

  /** Draws the weights from the uniform distribution between plus and minus {@code bound}. */
  public void initialise(SeededRandom random, double bound) {
    weight.initialise(random, bound);
  }

  /** The weights, [V, I]. */
  public NamedTensor export() {
    return weight.export();
  }

  /** Takes over the weights; see {@link PaddedMatrix#load}. */
  public void load(java.util.Map<String, NamedTensor> tensors) {
    weight.load(tensors);
  }

  /**
   * Gathers without dropout.
   *
   * @param symbols [N], each in [0, V); borrowed until backward is done
   * @param output [N, W], replaced
   * @throws IllegalArgumentException if a symbol is not in the table
   */
  public void forward(int[] symbols, int positions, Floats output) {
    dropping = false;
    run(symbols, positions, output);
  }

  /**
   * Gathers with embedding dropout.
   *
   * @param random source of the mask; one {@link SeededRandom#nextLong()} is taken, whatever the
   *     sizes and the rate
   */
  public void forward(int[] symbols, int positions, Floats output, SeededRandom random) {
    key = random.nextLong();
    dropping = mask.rate() > 0;
    run(symbols, positions, output);
  }

  private void run(int[] newSymbols, int positions, Floats output) {
    for (int n = 0; n < positions; n++) {
      if (newSymbols[n] < 0 || newSymbols[n] >= weight.rows()) {
        throw new IllegalArgumentException(
            "symbol %d at position %d is not among the %d symbols of %s"
                .formatted(newSymbols[n], n, weight.rows(), weight.name()));
      }
    }
    symbols = newSymbols;
    count = positions;
    activations = output;
    weight.need(symbols, count);
    team.run(gather);
  }

  private void gather(Team.Worker worker) {
    Floats values = weight.values();
    float[] row = rows[worker.index()];
    int to = worker.to(count);
    for (int n = worker.from(count); n < to; n++) {
      values.read(symbols[n] * width, row, 0, width);
      if (dropping) {
        kernels.scale(row, 0, width, mask.at(key, symbols[n]));
      }
      activations.write(n * width, row, 0, width);
    }
  }

  /**
   * Adds to the gradients of the symbols of the last forward pass, with its mask.
   *
   * @param dOutput [N, W]
   */
  public void backward(Floats dOutput) {
    activations = dOutput;
    team.run(scatter);
  }

  private void scatter(Team.Worker worker) {
    int from = worker.from(width / BLOCK) * BLOCK;
    int columns = worker.to(width / BLOCK) * BLOCK - from;
    if (columns == 0) {
      return;
    }
    Floats gradients = weight.gradients();
    float[] row = rows[worker.index()];
    float[] sum = sums[worker.index()];
    for (int n = 0; n < count; n++) {
      int at = symbols[n] * width + from;
      activations.read(n * width + from, row, 0, columns);
      gradients.read(at, sum, 0, columns);
      kernels.addScaled(sum, 0, row, 0, columns, dropping ? mask.at(key, symbols[n]) : 1);
      gradients.write(at, sum, 0, columns);
    }
  }
}
