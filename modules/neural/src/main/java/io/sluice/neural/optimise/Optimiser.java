package io.sluice.neural.optimise;

import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.Parameter;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.team.Team;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Updates the values of {@link Parameters} by their gradients. See the package for what a step is.
 *
 * <pre>{@code
 * layers.backward(...);
 * if (optimiser.accumulate()) {
 *   double norm = optimiser.step();
 * }
 * }</pre>
 *
 * <p>Allocates nothing in a step. One caller at a time.
 */
public final class Optimiser {
  /** Version of the order of floats in the flat buffers, raised when a layer changes its layout. */
  static final int LAYOUT_VERSION = 1;

  private static final String PREFIX = "optimiser.";
  private static final String COUNTS = PREFIX + "counts";
  private static final String LAYOUT = PREFIX + "layout";
  private static final String RATE = PREFIX + "rate";
  private static final String GRADIENTS = PREFIX + "gradients";

  private final Team team;
  private final RowKernels kernels;
  private final Parameters parameters;
  private final OptimiserSettings settings;
  private final LearningRate learningRate;
  private final Blocks blocks;
  private final Floats[] slots;
  private final double[] squares;
  private final Workspace[] workspaces;
  private final LateRows rows;
  private final Team.Task normPass = this::normPass;
  private final Team.Task updatePass = this::updatePass;

  private long steps;
  private int accumulated;
  private float gradientScale;
  private float limit;

  /**
   * @param team threads to split the passes over
   * @param parameters allocated already
   */
  public Optimiser(
      Team team,
      RowKernels kernels,
      Arena arena,
      Parameters parameters,
      OptimiserSettings settings) {
    this.team = team;
    this.kernels = kernels;
    this.parameters = parameters;
    this.settings = settings;
    learningRate = new LearningRate(settings.rule().rate(), settings.schedule());
    blocks = new Blocks(parameters);
    squares = new double[blocks.count()];
    slots = new Floats[settings.rule().slots().size()];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = arena.allocate(parameters.size());
    }
    workspaces = new Workspace[team.size()];
    int widest = LateRows.widest(parameters);
    Margins margins = new Margins(settings.rule(), widest == 0 ? 0 : LateRows.CAPACITY);
    for (int i = 0; i < workspaces.length; i++) {
      workspaces[i] = new Workspace(settings.rule(), margins, widest);
    }
    rows = new LateRows(team, kernels, parameters, slots, workspaces, blocks);
  }

  /**
   * Counts one backward pass whose gradients were added.
   *
   * @return whether enough have been added for {@link #step}
   */
  public boolean accumulate() {
    accumulated++;
    return accumulated >= settings.microBatches();
  }

  /** Number of backward passes counted since the last step. */
  public int accumulated() {
    return accumulated;
  }

  /** Number of steps done; the number of the next one. */
  public long steps() {
    return steps;
  }

  /** Learning rate of the next step. */
  public double learningRate() {
    return learningRate.at(steps);
  }

  /** Tells the schedule of a validation loss. */
  public void evaluated(double loss) {
    learningRate.evaluated(loss);
  }

  /**
   * Updates all values by the mean gradient of the passes counted by {@link #accumulate} (the sum,
   * if none was counted) and sets the gradients to zero.
   *
   * @return Euclidean norm of the mean gradient before clipping
   * @throws NonFiniteGradientException if the norm is not finite; nothing has changed then
   */
  public double step() {
    return step(1);
  }

  /**
   * As {@link #step()} with the learning rate multiplied by {@code rateFactor}, for windows of
   * unusual length, say.
   */
  public double step(double rateFactor) {
    Checks.positive("rate factor", rateFactor);
    team.run(normPass);
    double sum = 0;
    for (double square : squares) {
      sum += square;
    }
    double mean = 1.0 / Math.max(1, accumulated);
    double norm = Math.sqrt(sum) * mean;
    if (!(norm < Double.POSITIVE_INFINITY)) {
      throw refusal();
    }
    clip(mean, norm);
    double rate = learningRate.at(steps) * rateFactor;
    workspaces[0].prepare(rate, steps + 1);
    for (int i = 1; i < workspaces.length; i++) {
      workspaces[i].prepareLike(workspaces[0]);
    }
    team.run(updatePass);
    rows.stepped(workspaces[0], squares);
    steps++;
    accumulated = 0;
    return norm;
  }

  private void clip(double mean, double norm) {
    gradientScale = (float) mean;
    limit = Float.POSITIVE_INFINITY;
    if (settings.clipping() instanceof Clipping.ByNorm byNorm && norm > byNorm.maximum()) {
      gradientScale = (float) (mean * (byNorm.maximum() / norm));
    } else if (settings.clipping() instanceof Clipping.ByValue byValue) {
      limit = (float) byValue.limit();
    }
  }

  /** Blocks that have no gradient count as zero: nobody has written to their squares. */
  private void normPass(Team.Worker worker) {
    Workspace workspace = workspaces[worker.index()];
    int swept = blocks.sweptCount();
    int items = swept + rows.activeBlocks();
    int to = worker.to(items);
    for (int i = worker.from(items); i < to; i++) {
      int block = i < swept ? blocks.swept(i) : rows.activeBlock(i - swept);
      squares[block] =
          workspace.squares(
              kernels, parameters.gradients(), blocks.offset(block), blocks.size(block));
    }
  }

  private void updatePass(Team.Worker worker) {
    Workspace workspace = workspaces[worker.index()];
    int to = worker.to(blocks.sweptCount());
    for (int i = worker.from(blocks.sweptCount()); i < to; i++) {
      int block = blocks.swept(i);
      workspace.step(
          kernels,
          parameters,
          slots,
          blocks.offset(block),
          blocks.size(block),
          gradientScale,
          limit,
          blocks.isBias(block));
    }
    rows.update(worker, gradientScale, limit);
  }

  private NonFiniteGradientException refusal() {
    for (Parameter parameter : parameters.all()) {
      Floats gradients = parameter.gradients();
      for (int i = 0; i < gradients.length(); i++) {
        float gradient = gradients.get(i);
        if (!Float.isFinite(gradient)) {
          return new NonFiniteGradientException(
              parameter.name(), steps, "element " + i + " of its memory is " + gradient);
        }
      }
    }
    for (int block = 0; block < blocks.count(); block++) {
      if (!Double.isFinite(squares[block])) {
        return new NonFiniteGradientException(
            parameters.at(blocks.offset(block)).name(), steps, "its squares exceed float32");
      }
    }
    return new NonFiniteGradientException("all parameters", steps, "its squares exceed float64");
  }

  /** Everything remembered, copied. */
  public OptimiserState state() {
    rows.settle();
    List<NamedTensor> tensors = new ArrayList<>();
    for (int i = 0; i < slots.length; i++) {
      tensors.add(tensor(PREFIX + settings.rule().slots().get(i), slots[i]));
    }
    if (accumulated > 0) {
      tensors.add(tensor(GRADIENTS, parameters.gradients()));
    }
    Map<String, long[]> integers = new HashMap<>();
    integers.put(COUNTS, new long[] {steps, accumulated});
    integers.put(LAYOUT, new long[] {LAYOUT_VERSION, parameters.fingerprint()});
    return new OptimiserState(tensors, integers, Map.of(RATE, learningRate.state()));
  }

  private static NamedTensor tensor(String name, Floats memory) {
    return new NamedTensor(name, List.of(memory.length()), memory.toArray());
  }

  /**
   * Takes over a state from {@link #state()}; entries of other names are ignored. The gradients of
   * the parameters are replaced by those of the state.
   *
   * @throws IllegalArgumentException if a part is missing or belongs to other parameters; nothing
   *     has changed then
   */
  public void restore(OptimiserState state) {
    long[] counts = StateParts.integers(state, COUNTS, 2);
    long[] layout = StateParts.integers(state, LAYOUT, 2);
    if (layout[0] != LAYOUT_VERSION || layout[1] != parameters.fingerprint()) {
      throw new IllegalArgumentException(
          "the optimiser state has layout %d/%x, these parameters have %d/%x: it was saved by"
                  .formatted(layout[0], layout[1], LAYOUT_VERSION, parameters.fingerprint())
              + " another architecture or version; start the optimiser afresh");
    }
    if (counts[0] < 0 || counts[1] < 0 || counts[1] > settings.microBatches()) {
      throw new IllegalArgumentException(
          "the optimiser state has impossible counts %d and %d".formatted(counts[0], counts[1]));
    }
    float[][] saved = new float[slots.length][];
    for (int i = 0; i < slots.length; i++) {
      saved[i] =
          StateParts.tensor(state, PREFIX + settings.rule().slots().get(i), parameters.size());
    }
    float[] gradients =
        counts[1] > 0
            ? StateParts.tensor(state, GRADIENTS, parameters.size())
            : new float[parameters.size()];
    learningRate.load(StateParts.reals(state, RATE));
    for (int i = 0; i < slots.length; i++) {
      slots[i].write(0, saved[i], 0, saved[i].length);
    }
    parameters.gradients().write(0, gradients, 0, gradients.length);
    rows.restored();
    steps = counts[0];
    accumulated = (int) counts[1];
  }
}
