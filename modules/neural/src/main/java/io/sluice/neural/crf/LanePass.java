package io.sluice.neural.crf;

import io.sluice.neural.memory.Arena;
import io.sluice.neural.memory.Floats;
import java.util.List;

/** Loss and derivatives of one lane after another; one for each worker. */
final class LanePass {
  private static final int[] NO_PATH = {};

  private final Potentials potentials;
  private final Constraints constraints;
  private final int labels;
  private final int width;
  private final ForwardBackward all;
  private final ForwardBackward agreeing;
  private final float[] row;

  private Floats emissions;
  private int lane;
  private int batch;
  private Gold gold = Gold.NONE;
  private double logPartition;
  private double logAgreeing;

  LanePass(Potentials potentials, Constraints constraints, int width) {
    this.potentials = potentials;
    this.constraints = constraints;
    this.width = width;
    labels = potentials.labels;
    all = new ForwardBackward(potentials);
    agreeing = new ForwardBackward(potentials);
    row = new float[labels];
    emissions = new Arena().allocate(0);
  }

  /** The loss of a lane of at least one step. */
  double run(Floats rows, int newLane, int lanes, int time, Gold newGold) {
    emissions = rows;
    lane = newLane;
    batch = lanes;
    gold = newGold;
    all.reserve(time);
    for (int t = 0; t < time; t++) {
      emissions.read(place(t), row, 0, labels);
      for (int label = 0; label < labels; label++) {
        all.emissions[t * labels + label] = row[label];
      }
    }
    logPartition = all.forward();
    if (logPartition == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "the constraints allow no path of %d labels".formatted(time));
    }
    if (gold instanceof Gold.Sets sets) {
      return logPartition - restrict(sets.lanes().get(lane), time);
    }
    return logPartition - score(((Gold.Labels) gold).labels(), time);
  }

  private int place(int t) {
    return (t * batch + lane) * width;
  }

  private double restrict(List<LabelSet> sets, int time) {
    agreeing.reserve(time);
    for (int t = 0; t < time; t++) {
      LabelSet set = sets.get(t);
      for (int label = 0; label < labels; label++) {
        int at = t * labels + label;
        agreeing.emissions[at] = set.contains(label) ? all.emissions[at] : Double.NEGATIVE_INFINITY;
      }
    }
    logAgreeing = agreeing.forward();
    if (logAgreeing == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "no allowed path of labels agrees with the label sets of lane %d: %s"
              .formatted(lane, sets.subList(0, time)));
    }
    return logAgreeing;
  }

  private double score(int[] path, int time) {
    int before = path[lane];
    if (!constraints.allowsStart(before)) {
      throw new IllegalArgumentException(
          "lane %d begins with label %d, which the constraints forbid".formatted(lane, before));
    }
    double score = potentials.start[before] + all.emissions[before];
    for (int t = 1; t < time; t++) {
      int label = path[t * batch + lane];
      if (!constraints.allows(before, label)) {
        throw new IllegalArgumentException(
            "label %d follows %d at position %d of lane %d, which the constraints forbid"
                .formatted(label, before, t, lane));
      }
      score += potentials.between[before * labels + label] + all.emissions[t * labels + label];
      before = label;
    }
    if (!constraints.allowsEnd(before)) {
      throw new IllegalArgumentException(
          "lane %d ends with label %d, which the constraints forbid".formatted(lane, before));
    }
    return score + potentials.end[before];
  }

  /**
   * Writes the derivatives of the last loss over the emissions and adds those of the weights.
   *
   * @param sums transitions [K, K], start [K], end [K]
   */
  void derive(double scale, double[] sums) {
    int time = all.time();
    all.backward();
    all.addTransitions(logPartition, scale, sums, 0);
    int[] path = NO_PATH;
    if (gold instanceof Gold.Labels known) {
      path = known.labels();
      subtractPath(path, time, scale, sums);
    } else {
      agreeing.backward();
      agreeing.addTransitions(logAgreeing, -scale, sums, 0);
    }
    for (int t = 0; t < time; t++) {
      for (int label = 0; label < labels; label++) {
        double expected = all.marginal(t, label, logPartition);
        double derivative = scale * (expected - right(t, label, path));
        row[label] = (float) derivative;
        if (t == 0) {
          sums[labels * labels + label] += derivative;
        }
        if (t == time - 1) {
          sums[(labels + 1) * labels + label] += derivative;
        }
      }
      emissions.write(place(t), row, 0, labels);
    }
  }

  /** Probability of a label given what is known. */
  private double right(int t, int label, int[] path) {
    if (path.length > 0) {
      return path[t * batch + lane] == label ? 1 : 0;
    }
    return agreeing.marginal(t, label, logAgreeing);
  }

  private void subtractPath(int[] path, int time, double scale, double[] sums) {
    for (int t = 1; t < time; t++) {
      sums[path[(t - 1) * batch + lane] * labels + path[t * batch + lane]] -= scale;
    }
  }
}
