package io.sluice.neural.crf;

import io.sluice.neural.engine.Engine;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Bias;
import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.parameter.PaddedMatrix;
import io.sluice.neural.parameter.Parameters;
import io.sluice.neural.team.Team;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A linear-chain conditional random field over K labels, in training (Lafferty et al. 2001). T
 * steps, B lanes; emissions lie in [T, B] rows of {@link #width()} floats, y is a path of labels.
 *
 * <pre>
 * score(y) = start[y[0]] + sum over t of (e[t, y[t]] + transitions[y[t-1], y[t]]) + end[y[T-1]]
 * loss of a lane = ln sum over all paths of e^score - score(gold)                 all gold labels known
 *                = ln sum over all paths of e^score - ln sum over gold paths      sets of labels known
 * dEmissions = scale (marginals - marginals given gold)        written over the emissions
 * </pre>
 *
 * <p>Paths that break the constraints do not count. All sums are made in double; lanes are dealt to
 * the team, and derivatives of the parameters summed in an order that does not depend on its size.
 * Padding of rows is neither read nor written; rows beyond a lane's length are not read, and their
 * derivatives are zero.
 *
 * <p>Weights start at zero. Allocates nothing in a pass but for what longer sequences need. One
 * caller at a time.
 */
public final class CrfLayer {
  /** Sums of derivatives that are kept apart; a constant, so that results are. */
  private static final int GROUPS = 16;

  private final Team team;
  private final Constraints constraints;
  private final int labels;
  private final int maxTime;
  private final PaddedMatrix transitions;
  private final Bias start;
  private final Bias end;
  private final Potentials potentials;
  private final float[] transitionValues;
  private final float[] startValues;
  private final float[] endValues;
  private final LanePass[] passes;
  private final double[][] sums;
  private final double[] losses;
  private final float[] zeros;
  private final Team.Task task = this::run;

  private Floats emissions;
  private Gold gold = Gold.NONE;
  private int[] lengths = {};
  private int batch;
  private double scale;
  private boolean deriving;

  /**
   * Declares {@code <name>.transitions}, [K, K] (from, to), {@code <name>.start} and {@code
   * <name>.end}, [K], and reserves memory.
   *
   * @param maxTime most steps of a lane
   * @param maxBatch most lanes
   */
  public CrfLayer(
      Engine engine,
      Parameters parameters,
      String name,
      Constraints constraints,
      int maxTime,
      int maxBatch) {
    team = engine.team();
    this.constraints = constraints;
    this.maxTime = maxTime;
    labels = constraints.labels();
    transitions = new PaddedMatrix(parameters, name + ".transitions", labels, labels);
    start = new Bias(parameters, name + ".start", labels);
    end = new Bias(parameters, name + ".end", labels);
    potentials = new Potentials(constraints);
    transitionValues = new float[labels * transitions.width()];
    startValues = new float[labels];
    endValues = new float[labels];
    passes = new LanePass[team.size()];
    for (int i = 0; i < passes.length; i++) {
      passes[i] = new LanePass(potentials, constraints, width());
    }
    sums = new double[Math.min(GROUPS, maxBatch)][(labels + 2) * labels];
    losses = new double[maxBatch];
    zeros = new float[labels];
    emissions = engine.arena().allocate(0);
  }

  /** K. */
  public int labels() {
    return labels;
  }

  /** Floats from one row of emissions to the next: K padded to a multiple of 16. */
  public int width() {
    return PaddedMatrix.padded(labels);
  }

  /** The weights. */
  public List<NamedTensor> export() {
    return List.of(transitions.export(), start.export(), end.export());
  }

  /**
   * Takes over the weights.
   *
   * @throws IllegalArgumentException if one is missing or has another shape
   */
  public void load(Map<String, NamedTensor> tensors) {
    transitions.load(tensors);
    start.load(tensors);
    end.load(tensors);
  }

  /** The same weights for prediction; a copy. */
  public Crf predictor() {
    return Crf.of(
        constraints, transitions.export().values(), start.export().values(), end.export().values());
  }

  /**
   * The sum of the lanes' losses, and derivatives; all gold labels are known.
   *
   * @param emissions [T * B, width], replaced by their derivatives
   * @param lengths [B], steps of every lane
   * @param labels [T * B], each in [0, K) where the lane has not ended
   * @param scale of the derivatives; the result is not scaled
   * @throws IllegalArgumentException if the labels of a lane break the constraints
   */
  public double train(
      Floats emissions, int time, int batch, int[] lengths, int[] labels, double scale) {
    return run(emissions, time, batch, lengths, new Gold.Labels(labels), scale);
  }

  /**
   * As {@link #train(Floats, int, int, int[], int[], double)} where some labels are not known.
   *
   * @param sets for every lane as many sets as it has steps; {@link LabelSet#all} where nothing is
   *     known
   * @throws IllegalArgumentException if no path agrees with the sets of a lane
   */
  public double train(
      Floats emissions,
      int time,
      int batch,
      int[] lengths,
      List<List<LabelSet>> sets,
      double scale) {
    return run(emissions, time, batch, lengths, new Gold.Sets(sets), scale);
  }

  /** The sum of the lanes' losses; emissions and gradients stay as they are. */
  public double evaluate(Floats emissions, int time, int batch, int[] lengths, int[] labels) {
    return measure(emissions, time, batch, lengths, new Gold.Labels(labels));
  }

  /** As {@link #evaluate(Floats, int, int, int[], int[])} where some labels are not known. */
  public double evaluate(
      Floats emissions, int time, int batch, int[] lengths, List<List<LabelSet>> sets) {
    return measure(emissions, time, batch, lengths, new Gold.Sets(sets));
  }

  /** Loss of one lane of the last pass, in nats; 0 where it has no steps. */
  public double loss(int lane) {
    return losses[lane];
  }

  private double measure(Floats rows, int time, int lanes, int[] newLengths, Gold newGold) {
    deriving = false;
    return start(rows, time, lanes, newLengths, newGold);
  }

  private double run(
      Floats rows, int time, int lanes, int[] newLengths, Gold newGold, double newScale) {
    deriving = true;
    scale = newScale;
    double loss = start(rows, time, lanes, newLengths, newGold);
    addSums();
    clearEnded(time);
    return loss;
  }

  private double start(Floats rows, int time, int lanes, int[] newLengths, Gold newGold) {
    check(rows, time, lanes, newLengths);
    newGold.check(time, lanes, newLengths, labels);
    emissions = rows;
    batch = lanes;
    lengths = newLengths;
    gold = newGold;
    transitions.values().read(0, transitionValues, 0, transitionValues.length);
    start.values().read(0, startValues, 0, labels);
    end.values().read(0, endValues, 0, labels);
    potentials.set(transitionValues, transitions.width(), startValues, endValues, 1);
    team.run(task);
    double sum = 0;
    for (int lane = 0; lane < batch; lane++) {
      sum += losses[lane];
    }
    return sum;
  }

  private void check(Floats rows, int time, int lanes, int[] newLengths) {
    if (time < 1 || time > maxTime || lanes < 1 || lanes > losses.length) {
      throw new IllegalArgumentException(
          "window of %d steps and %d lanes does not fit 1 to %d steps and 1 to %d lanes"
              .formatted(time, lanes, maxTime, losses.length));
    }
    if (newLengths.length < lanes) {
      throw new IllegalArgumentException(
          "%d lengths for %d lanes".formatted(newLengths.length, lanes));
    }
    for (int lane = 0; lane < lanes; lane++) {
      if (newLengths[lane] < 0 || newLengths[lane] > time) {
        throw new IllegalArgumentException(
            "length of lane %d must be between 0 and %d, was %d"
                .formatted(lane, time, newLengths[lane]));
      }
    }
    if (rows.length() < time * lanes * width()) {
      throw new IllegalArgumentException(
          "emissions must hold %d x %d x %d floats, hold %d"
              .formatted(time, lanes, width(), rows.length()));
    }
  }

  /** Each worker takes groups of lanes far apart: neighbours are often of similar length. */
  private void run(Team.Worker worker) {
    LanePass pass = passes[worker.index()];
    for (int group = worker.index(); group < sums.length; group += worker.count()) {
      Arrays.fill(sums[group], 0);
      for (int lane = group; lane < batch; lane += sums.length) {
        losses[lane] =
            lengths[lane] == 0 ? 0 : pass.run(emissions, lane, batch, lengths[lane], gold);
        if (deriving && lengths[lane] > 0) {
          pass.derive(scale, sums[group]);
        }
      }
    }
  }

  /** Adds the sums of all groups in order. */
  private void addSums() {
    for (int group = 1; group < sums.length; group++) {
      for (int i = 0; i < sums[0].length; i++) {
        sums[0][i] += sums[group][i];
      }
    }
    Floats rows = transitions.gradients();
    for (int from = 0; from < labels; from++) {
      add(rows, from * transitions.width(), from * labels);
    }
    add(start.gradients(), 0, labels * labels);
    add(end.gradients(), 0, (labels + 1) * labels);
  }

  private void add(Floats gradients, int to, int from) {
    for (int i = 0; i < labels; i++) {
      gradients.set(to + i, (float) (gradients.get(to + i) + sums[0][from + i]));
    }
  }

  private void clearEnded(int time) {
    for (int lane = 0; lane < batch; lane++) {
      for (int t = lengths[lane]; t < time; t++) {
        emissions.write((t * batch + lane) * width(), zeros, 0, labels);
      }
    }
  }
}
