package io.sluice.neural.optimise;

import io.sluice.neural.kernel.RowKernels;
import io.sluice.neural.memory.Floats;
import io.sluice.neural.parameter.Parameters;

/** One worker's copies of a block, and the constants of the step. */
final class Workspace {
  private static final float[] ZEROS = new float[Blocks.SIZE];

  final float[] gradients = new float[Blocks.SIZE];
  private final float[] values = new float[Blocks.SIZE];
  private final float[][] slots;
  private final float[] sums = new float[RowKernels.LANES];

  private UpdateRule rule = Sgd.DEFAULT;
  private float rate;
  private float epsilon;
  private float kept = 1;

  Workspace(int slotCount) {
    slots = new float[slotCount][Blocks.SIZE];
  }

  /** Sum of squares of one block: partial sums in float32, their sum in float64. */
  double squares(RowKernels kernels, Floats source, int offset, int size) {
    source.read(offset, gradients, 0, size);
    java.util.Arrays.fill(sums, 0);
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
  void prepare(UpdateRule updateRule, double stepRate, long step) {
    rule = updateRule;
    rate = (float) stepRate;
    kept = (float) Math.max(0, 1 - stepRate * updateRule.weightDecay());
    if (updateRule instanceof Adam adam) {
      correct(adam.beta1(), adam.beta2(), adam.epsilon(), stepRate, step);
    } else if (updateRule instanceof AdamW adam) {
      correct(adam.beta1(), adam.beta2(), adam.epsilon(), stepRate, step);
    } else if (updateRule instanceof RmsProp rmsProp) {
      epsilon = (float) rmsProp.epsilon();
    }
  }

  private void correct(double beta1, double beta2, double e, double stepRate, long step) {
    double root = Math.sqrt(1 - StrictMath.pow(beta2, (double) step));
    rate = (float) (stepRate * root / (1 - StrictMath.pow(beta1, (double) step)));
    epsilon = (float) (e * root);
  }

  void read(Parameters parameters, Floats[] memory, int offset, int size) {
    parameters.values().read(offset, values, 0, size);
    parameters.gradients().read(offset, gradients, 0, size);
    for (int i = 0; i < memory.length; i++) {
      memory[i].read(offset, slots[i], 0, size);
    }
  }

  void decay(RowKernels kernels, int size) {
    if (kept != 1) {
      kernels.scale(values, 0, size, kept);
    }
  }

  void update(RowKernels kernels, int size) {
    if (rule instanceof Adam adam) {
      adam(kernels, size, adam.beta1(), adam.beta2());
    } else if (rule instanceof AdamW adam) {
      adam(kernels, size, adam.beta1(), adam.beta2());
    } else if (rule instanceof RmsProp rmsProp) {
      kernels.rmsProp(0, size, values, gradients, slots[0], (float) rmsProp.decay(), rate, epsilon);
    } else if (rule instanceof Sgd sgd) {
      sgd(kernels, size, sgd);
    }
  }

  private void adam(RowKernels kernels, int size, double beta1, double beta2) {
    kernels.adam(
        0,
        size,
        values,
        gradients,
        slots[0],
        slots[1],
        (float) beta1,
        (float) beta2,
        rate,
        epsilon);
  }

  private void sgd(RowKernels kernels, int size, Sgd sgd) {
    float momentum = (float) sgd.momentum();
    if (momentum == 0) {
      kernels.addScaled(values, 0, gradients, 0, size, -rate);
    } else if (sgd.kind() == Sgd.Momentum.CLASSICAL) {
      kernels.momentum(0, size, values, gradients, slots[0], momentum, rate);
    } else {
      kernels.nesterov(0, size, values, gradients, slots[0], momentum, rate);
    }
  }

  void write(Parameters parameters, Floats[] memory, int offset, int size) {
    parameters.values().write(offset, values, 0, size);
    parameters.gradients().write(offset, ZEROS, 0, size);
    for (int i = 0; i < memory.length; i++) {
      memory[i].write(offset, slots[i], 0, size);
    }
  }
}
