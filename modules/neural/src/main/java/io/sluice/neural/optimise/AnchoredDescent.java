package io.sluice.neural.optimise;

import io.sluice.neural.arithmetic.Fused;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.team.Team;

/**
 * Descent that is drawn back to the values it began with: the update of dynamic evaluation (Krause
 * et al. 2018, section 3, their equations 4 to 6). Of all gradients g {@link #observe}d so far,
 *
 * <pre>
 * r = sqrt(mean of g^2)          R = mean of r over the values that ever had a gradient
 * w = w - rate g / (r + damping R) + min(1, decay r / R) (w0 - w)
 * </pre>
 *
 * <p>The paper adds a constant to r; a share of R does not depend on how large gradients are.
 *
 * <p>Works in fixed blocks, so the result is the same bytes for any number of threads. One caller
 * at a time.
 */
public final class AnchoredDescent {
  private static final float[] ZEROS = new float[Blocks.SIZE];

  private final Team team;
  private final Parameters parameters;
  private final Blocks blocks;
  private final Floats anchor;
  private final Floats squares;
  private final double[] rootSums;
  private final int[] moved;
  private final Rows[] rows;
  private final Team.Task observePass = this::observePass;
  private final Team.Task stepPass = this::stepPass;

  private long observed;
  private float rate;
  private float decay;
  private float damping;

  /** One worker's copies of a block. */
  private static final class Rows {
    private final float[] values = new float[Blocks.SIZE];
    private final float[] anchors = new float[Blocks.SIZE];
    private final float[] gradients = new float[Blocks.SIZE];
    private final float[] squares = new float[Blocks.SIZE];
  }

  /**
   * @param parameters allocated already; their present values are those to return to
   */
  public AnchoredDescent(Team team, Arena arena, Parameters parameters) {
    this.team = team;
    this.parameters = parameters;
    blocks = new Blocks(parameters);
    anchor = arena.allocate(parameters.size());
    anchor.copyFrom(0, parameters.values(), 0, parameters.size());
    squares = arena.allocate(parameters.size());
    rootSums = new double[blocks.count()];
    moved = new int[blocks.count()];
    rows = new Rows[team.size()];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new Rows();
    }
  }

  /** Number of gradients observed. */
  public long observed() {
    return observed;
  }

  /** Counts the present gradients in the mean squares; they stay as they are. */
  public void observe() {
    team.run(observePass);
    observed++;
  }

  /** Forgets all gradients observed. */
  public void forget() {
    squares.clear(0, squares.length());
    observed = 0;
  }

  /** Sets all values to those it began with and all gradients to zero. */
  public void rewind() {
    parameters.values().copyFrom(0, anchor, 0, parameters.size());
    parameters.zeroGradients();
  }

  /**
   * Updates all values by the present gradients and sets those to zero.
   *
   * @param stepRate not negative
   * @param stepDecay in [0, 1]
   * @param stepDamping positive
   * @throws IllegalStateException if nothing was observed
   */
  public void step(double stepRate, double stepDecay, double stepDamping) {
    if (observed == 0) {
      throw new IllegalStateException("a step needs the scale of gradients; observe some first");
    }
    double sum = 0;
    long count = 0;
    for (int block = 0; block < rootSums.length; block++) {
      sum += rootSums[block];
      count += moved[block];
    }
    if (count == 0) {
      return; // no value ever had a gradient
    }
    double mean = sum / (double) count; // of the roots of sums: R times the root of their number
    rate = (float) (stepRate * Math.sqrt((double) observed));
    decay = (float) (stepDecay / mean);
    damping = (float) (stepDamping * mean);
    team.run(stepPass);
  }

  private void observePass(Team.Worker worker) {
    Rows own = rows[worker.index()];
    int to = worker.to(blocks.count());
    for (int block = worker.from(blocks.count()); block < to; block++) {
      int offset = blocks.offset(block);
      int size = blocks.size(block);
      parameters.gradients().read(offset, own.gradients, 0, size);
      squares.read(offset, own.squares, 0, size);
      addSquares(own.squares, own.gradients, size);
      squares.write(offset, own.squares, 0, size);
      measureRoots(block, own.squares, size);
    }
  }

  private static void addSquares(float[] squares, float[] gradients, int size) {
    for (int i = 0; i < size; i++) {
      squares[i] = Fused.multiplyAdd(gradients[i], gradients[i], squares[i]);
    }
  }

  private void measureRoots(int block, float[] sums, int size) {
    double even = 0;
    double odd = 0;
    int positive = 0;
    for (int i = 0; i < size; i++) {
      float root = (float) Math.sqrt(sums[i]);
      if ((i & 1) == 0) {
        even += root;
      } else {
        odd += root;
      }
      positive += root > 0 ? 1 : 0;
    }
    rootSums[block] = even + odd;
    moved[block] = positive;
  }

  private void stepPass(Team.Worker worker) {
    Rows own = rows[worker.index()];
    int to = worker.to(blocks.count());
    for (int block = worker.from(blocks.count()); block < to; block++) {
      int offset = blocks.offset(block);
      int size = blocks.size(block);
      parameters.values().read(offset, own.values, 0, size);
      parameters.gradients().read(offset, own.gradients, 0, size);
      anchor.read(offset, own.anchors, 0, size);
      squares.read(offset, own.squares, 0, size);
      update(own, size, rate, decay, damping);
      parameters.values().write(offset, own.values, 0, size);
      parameters.gradients().write(offset, ZEROS, 0, size);
    }
  }

  private static void update(Rows own, int size, float rate, float decay, float damping) {
    float[] values = own.values;
    float[] anchors = own.anchors;
    float[] gradients = own.gradients;
    float[] squares = own.squares;
    for (int i = 0; i < size; i++) {
      float root = (float) Math.sqrt(squares[i]);
      float back = Math.min(1, decay * root);
      float moved = values[i] - rate * gradients[i] / (root + damping);
      values[i] = Fused.multiplyAdd(back, anchors[i] - values[i], moved);
    }
  }
}
