package io.sluice.neural.optimise;

import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Parameters;
import java.util.Arrays;

/** One worker's copies of a block or a row, and the constants of the step. */
final class Workspace {
  /** Late steps between two looks at whether they still change anything. */
  private static final int STRETCH = 16;

  private final UpdateRule rule;
  private final Margins margins;
  private final float[] gradients;
  private final float[] zeros;
  private final float[] values;
  private final float[][] slots;
  private final float[] trialValues;
  private final float[][] trialSlots;
  private final float[] sums = new float[RowKernels.LANES];

  private float rate;
  private float epsilon;
  private float kept = 1;

  /**
   * @param margins of updates of rows
   * @param widest most floats of a row
   */
  Workspace(UpdateRule rule, Margins margins, int widest) {
    this.rule = rule;
    this.margins = margins;
    int slotCount = rule.slots().size();
    int size = Math.max(Blocks.SIZE, widest);
    gradients = new float[size];
    zeros = new float[size];
    values = new float[size];
    slots = new float[slotCount][size];
    trialValues = new float[widest];
    trialSlots = new float[slotCount][widest];
  }

  /** Sum of squares of one block: partial sums in float32, their sum in float64. */
  double squares(RowKernels kernels, Floats source, int offset, int size) {
    source.read(offset, gradients, 0, size);
    Arrays.fill(sums, 0);
    kernels.squares(gradients, 0, size, sums);
    double total = 0;
    for (float sum : sums) {
      total += sum;
    }
    return total;
  }

  /**
   * @param step number of this step, the first being 1
   */
  void prepare(double stepRate, long step) {
    rate = (float) stepRate;
    kept = (float) Math.max(0, 1 - stepRate * rule.weightDecay());
    if (rule instanceof Adam adam) {
      correct(adam.beta1(), adam.beta2(), adam.epsilon(), stepRate, step);
    } else if (rule instanceof AdamW adam) {
      correct(adam.beta1(), adam.beta2(), adam.epsilon(), stepRate, step);
    } else if (rule instanceof RmsProp rmsProp) {
      epsilon = (float) rmsProp.epsilon();
    }
  }

  private void correct(double beta1, double beta2, double e, double stepRate, long step) {
    double root = Math.sqrt(1 - StrictMath.pow(beta2, (double) step));
    rate = (float) (stepRate * root / (1 - StrictMath.pow(beta1, (double) step)));
    epsilon = (float) (e * root);
  }

  /** Prepares for the same step. */
  void prepareLike(Workspace other) {
    rate = other.rate;
    epsilon = other.epsilon;
    kept = other.kept;
  }

  /** Adds the constants of the step. */
  void remember(History history) {
    history.add(rate, epsilon, kept);
  }

  /** Makes the step on a part of the parameters and sets its gradients to zero. */
  void step(
      RowKernels kernels,
      Parameters parameters,
      Floats[] memory,
      int offset,
      int size,
      float gradientScale,
      float limit,
      boolean bias) {
    read(parameters, memory, offset, size);
    parameters.gradients().read(offset, gradients, 0, size);
    kernels.clamp(gradients, 0, size, gradientScale, limit);
    if (!bias) {
      decay(kernels, size);
    }
    update(kernels, size, values, slots);
    write(parameters, memory, offset, size);
    parameters.gradients().write(offset, zeros, 0, size);
  }

  /**
   * Makes the steps of a row since one in the history, in none of which it had a gradient. They are
   * made one by one, as they would have been made at their time, until no further one can change a
   * value: then all that is left to do is to let the slots fade, which is quick.
   *
   * <p>That no update changes a value is tried with the largest rate of the history and the
   * smallest epsilon. From there on means only shrink; the root of a mean square shrinks by the
   * root of beta2 in a step, and by what that can add up to the trial is larger than any update
   * that follows.
   */
  void makeUp(
      RowKernels kernels,
      Parameters parameters,
      Floats[] memory,
      History history,
      int from,
      int offset,
      int size) {
    read(parameters, memory, offset, size);
    Arrays.fill(gradients, 0, size, 0);
    int step = from;
    while (step < history.size()) {
      int left = history.size() - step;
      int skipped = history.isDecaying() ? 0 : Math.min(left, margins.steps());
      if (skipped > 0 && atRest(kernels, history, step, skipped, size)) {
        fade(kernels, size, skipped);
        step += skipped;
      } else {
        for (int end = step + Math.min(left, STRETCH); step < end; step++) {
          rate = history.rate(step);
          epsilon = history.epsilon(step);
          kept = history.kept(step);
          decay(kernels, size);
          update(kernels, size, values, slots);
        }
      }
    }
    write(parameters, memory, offset, size);
  }

  private boolean atRest(RowKernels kernels, History history, int step, int skipped, int size) {
    System.arraycopy(values, 0, trialValues, 0, size);
    for (int i = 0; i < slots.length; i++) {
      System.arraycopy(slots[i], 0, trialSlots[i], 0, size);
    }
    rate = (float) (history.largestRate() * margins.of(skipped));
    epsilon = history.epsilon(step);
    update(kernels, size, trialValues, trialSlots);
    return Arrays.mismatch(values, 0, size, trialValues, 0, size) < 0;
  }

  /** What updates without a gradient do to the slots. */
  private void fade(RowKernels kernels, int size, int steps) {
    if (rule instanceof Adam adam) {
      kernels.fade(slots[0], 0, size, (float) adam.beta1(), steps);
      kernels.fade(slots[1], 0, size, (float) adam.beta2(), steps);
    } else if (rule instanceof AdamW adam) {
      kernels.fade(slots[0], 0, size, (float) adam.beta1(), steps);
      kernels.fade(slots[1], 0, size, (float) adam.beta2(), steps);
    } else if (rule instanceof RmsProp rmsProp) {
      kernels.fade(slots[0], 0, size, (float) rmsProp.decay(), steps);
    } else if (rule instanceof Sgd sgd && sgd.momentum() != 0) {
      kernels.fade(slots[0], 0, size, (float) sgd.momentum(), steps);
    }
  }

  private void read(Parameters parameters, Floats[] memory, int offset, int size) {
    parameters.values().read(offset, values, 0, size);
    for (int i = 0; i < memory.length; i++) {
      memory[i].read(offset, slots[i], 0, size);
    }
  }

  private void decay(RowKernels kernels, int size) {
    if (kept != 1) {
      kernels.scale(values, 0, size, kept);
    }
  }

  private void update(RowKernels kernels, int size, float[] target, float[][] kinds) {
    if (rule instanceof Adam adam) {
      adam(kernels, size, target, kinds, adam.beta1(), adam.beta2());
    } else if (rule instanceof AdamW adam) {
      adam(kernels, size, target, kinds, adam.beta1(), adam.beta2());
    } else if (rule instanceof RmsProp rmsProp) {
      kernels.rmsProp(0, size, target, gradients, kinds[0], (float) rmsProp.decay(), rate, epsilon);
    } else if (rule instanceof Sgd sgd) {
      sgd(kernels, size, target, kinds, sgd);
    }
  }

  private void adam(
      RowKernels kernels, int size, float[] target, float[][] kinds, double beta1, double beta2) {
    kernels.adam(
        0,
        size,
        target,
        gradients,
        kinds[0],
        kinds[1],
        (float) beta1,
        (float) beta2,
        rate,
        epsilon);
  }

  private void sgd(RowKernels kernels, int size, float[] target, float[][] kinds, Sgd sgd) {
    float momentum = (float) sgd.momentum();
    if (momentum == 0) {
      kernels.addScaled(target, 0, gradients, 0, size, -rate);
    } else if (sgd.kind() == Sgd.Momentum.CLASSICAL) {
      kernels.momentum(0, size, target, gradients, kinds[0], momentum, rate);
    } else {
      kernels.nesterov(0, size, target, gradients, kinds[0], momentum, rate);
    }
  }

  private void write(Parameters parameters, Floats[] memory, int offset, int size) {
    parameters.values().write(offset, values, 0, size);
    for (int i = 0; i < memory.length; i++) {
      memory[i].write(offset, slots[i], 0, size);
    }
  }
}
