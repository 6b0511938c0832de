package io.sluice.benchmarks;

/**
 * What the workloads of {@code sluice bench} cost by their shapes alone, whoever does them. V
 * symbols, E features of the input, H hidden units of each of D directions, L layers, B lanes, T
 * steps; a unit is one of the B T symbols of a window.
 *
 * <pre>
 * weights of products  W = L D 4 H (inputs of the layer + H) + V D H
 * FLOPs of a unit      2 W forward; backward twice as much for training
 * </pre>
 *
 * <p>Bytes count what has to pass between the cores and the memory behind their own caches if
 * everything that is computed together stays in them, in float32 but for recurrent weights that are
 * read again and again: a lower bound, to the accuracy of this model.
 */
enum WorkloadCost {
  W1(65, 64, 512, 2, 1, 50, 50, Purpose.TRAINING),
  W2(65, 64, 128, 2, 1, 50, 50, Purpose.TRAINING),
  W3(10_000, 650, 650, 2, 1, 20, 35, Purpose.TRAINING),
  W4(9, 100, 200, 1, 2, 32, 25, Purpose.TRAINING),
  W5(65, 64, 512, 2, 1, 1, 1, Purpose.FORWARD),
  W6(275, 100, 2048, 1, 1, 32, 50, Purpose.FORWARD);

  private enum Purpose {
    TRAINING,
    FORWARD
  }

  private static final double GATES = 4;
  private static final double FLOAT = 4;

  /**
   * Passes of a training step over all weights or arrays of their size: read forward and backward,
   * gradients written, read for the norm, then by Adam with value and two moments, which are
   * written back with a gradient of zero.
   */
  private static final double WEIGHT_PASSES = 2 + 1 + 1 + 4 + 4;

  /**
   * Passes over the gates of a unit in training: projection written; step reads and writes; its
   * backward step likewise; products read the derivatives three times.
   */
  private static final double GATE_PASSES = 1 + 2 + 2 + 3;

  /** Passes over hidden units and cells of a unit in training, both directions of time. */
  private static final double STATE_PASSES = 8;

  /** Passes over the logits of a unit in training: written, turned into derivatives, read twice. */
  private static final double LOGIT_PASSES = 1 + 2 + 2;

  private final double symbols;
  private final double inputs;
  private final double hidden;
  private final double layers;
  private final double directions;
  private final double lanes;
  private final double steps;
  private final Purpose purpose;

  WorkloadCost(
      double symbols,
      double inputs,
      double hidden,
      double layers,
      double directions,
      double lanes,
      double steps,
      Purpose purpose) {
    this.symbols = symbols;
    this.inputs = inputs;
    this.hidden = hidden;
    this.layers = layers;
    this.directions = directions;
    this.lanes = lanes;
    this.steps = steps;
    this.purpose = purpose;
  }

  /** Threads that share it; a single stream of text is written by one. */
  int threads(int cores) {
    return this == W5 ? 1 : cores;
  }

  private double weights() {
    double width = directions * hidden;
    double read = inputs + (layers - 1) * width;
    return directions * GATES * hidden * (read + layers * hidden) + symbols * width;
  }

  /** Additions and multiplications of the matrix products of a unit. */
  double flops() {
    return 2 * weights() * (purpose == Purpose.TRAINING ? 3 : 1);
  }

  /**
   * Bytes of a unit.
   *
   * @param cache bytes of the largest cache: recurrent weights beyond as much are read at each step
   * @param operand bytes of a weight as the products read it
   */
  double bytes(double cache, double operand) {
    double units = lanes * steps;
    double recurrent = directions * GATES * hidden * hidden * operand;
    double again = layers * Math.max(0, recurrent - cache) * (steps - 1);
    double width = layers * directions * hidden;
    if (purpose == Purpose.FORWARD) {
      double passed = (1 + 1) * GATES * width + 2 * width + symbols;
      return (weights() * FLOAT + again) / units + passed * FLOAT;
    }
    double table = this == W4 ? 0 : symbols * inputs;
    double whole = (weights() + table) * WEIGHT_PASSES * FLOAT + 2 * again;
    double passed = GATE_PASSES * GATES * width + STATE_PASSES * 2 * width + LOGIT_PASSES * symbols;
    return whole / units + passed * FLOAT;
  }
}
