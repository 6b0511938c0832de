package io.sluice.neural.crf;

import io.sluice.neural.parameter.NamedTensor;
import java.util.List;
import java.util.Map;

/**
 * A linear-chain conditional random field over K labels, for prediction. Immutable and safe to
 * share between threads; works on the caller's thread.
 *
 * <pre>
 * score(y) = (start[y[0]] + sum over t of (e[t, y[t]] + transitions[y[t-1], y[t]]) + end[y[T-1]]) / temperature
 * p(y) = e^score(y) / Z        for paths that keep the constraints, 0 for others
 * </pre>
 */
public final class Crf {
  private final Constraints constraints;
  private final float[] transitions;
  private final float[] start;
  private final float[] end;
  private final double temperature;
  private final Potentials potentials;

  private Crf(
      Constraints constraints,
      float[] transitions,
      float[] start,
      float[] end,
      double temperature) {
    if (!(temperature > 0 && temperature < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("temperature must be above 0, was " + temperature);
    }
    this.constraints = constraints;
    this.transitions = transitions;
    this.start = start;
    this.end = end;
    this.temperature = temperature;
    potentials = new Potentials(constraints);
    potentials.set(transitions, constraints.labels(), start, end, 1 / temperature);
  }

  /**
   * From weights, at temperature 1; copies.
   *
   * @param transitions [K, K], from and to
   * @param start [K]
   * @param end [K]
   */
  public static Crf of(Constraints constraints, float[] transitions, float[] start, float[] end) {
    int labels = constraints.labels();
    require("transitions", transitions, labels * labels);
    require("start scores", start, labels);
    require("end scores", end, labels);
    return new Crf(constraints, transitions.clone(), start.clone(), end.clone(), 1);
  }

  /**
   * From the tensors that {@link CrfLayer#export} gave.
   *
   * @param name of the layer
   * @throws IllegalArgumentException if one is missing, misshapen or not finite
   */
  public static Crf of(String name, Constraints constraints, Map<String, NamedTensor> tensors) {
    int labels = constraints.labels();
    return of(
        constraints,
        NamedTensor.require(tensors, name + ".transitions", List.of(labels, labels)),
        NamedTensor.require(tensors, name + ".start", List.of(labels)),
        NamedTensor.require(tensors, name + ".end", List.of(labels)));
  }

  private static void require(String what, float[] values, int size) {
    if (values.length != size) {
      throw new IllegalArgumentException(
          "expected %d %s, were %d".formatted(size, what, values.length));
    }
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException(what + " must be finite, one was " + value);
      }
    }
  }

  /** K. */
  public int labels() {
    return constraints.labels();
  }

  public double temperature() {
    return temperature;
  }

  /**
   * The same field at a temperature: above 1 it is less sure of itself, below 1 more. The best path
   * stays the best.
   */
  public Crf withTemperature(double newTemperature) {
    return new Crf(constraints, transitions, start, end, newTemperature);
  }

  /**
   * All paths of one sequence.
   *
   * @throws IllegalArgumentException if an emission is not finite or the constraints allow no path
   */
  public Lattice lattice(Emissions emissions) {
    return lattice(emissions, List.of());
  }

  /**
   * The paths of one sequence that agree with what is known of its labels. Probabilities are given
   * what is known.
   *
   * @param known a set for each position, or none at all
   * @throws IllegalArgumentException if an emission is not finite or no path agrees
   */
  public Lattice lattice(Emissions emissions, List<LabelSet> known) {
    double[] scores = emissions.scaled(labels(), 1 / temperature);
    if (!known.isEmpty()) {
      restrict(scores, known);
    }
    Lattice lattice = new Lattice(potentials, scores);
    if (lattice.bestScore() == Double.NEGATIVE_INFINITY) {
      throw new IllegalArgumentException(
          "no path of %d labels is allowed%s"
              .formatted(emissions.time(), known.isEmpty() ? "" : " among " + known));
    }
    return lattice;
  }

  private void restrict(double[] scores, List<LabelSet> known) {
    if (known.size() * labels() != scores.length) {
      throw new IllegalArgumentException(
          "%d label sets for %d positions".formatted(known.size(), scores.length / labels()));
    }
    for (int i = 0; i < scores.length; i++) {
      LabelSet set = known.get(i / labels());
      if (set.labels() != labels()) {
        throw new IllegalArgumentException(
            "the label set at position %d is over %d labels, expected %d"
                .formatted(i / labels(), set.labels(), labels()));
      }
      if (!set.contains(i % labels())) {
        scores[i] = Double.NEGATIVE_INFINITY;
      }
    }
  }
}
