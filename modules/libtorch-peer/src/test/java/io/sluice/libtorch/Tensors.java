package io.sluice.libtorch;

import java.util.Random;
import org.bytedeco.pytorch.Tensor;

/** Arrays to libtorch's tensors and back. */
final class Tensors {
  private Tensors() {}

  /** A tensor that gradients are taken by; a copy. */
  static Tensor leaf(float[] values, long... shape) {
    return Tensor.create(values, shape).set_requires_grad(true);
  }

  /** The values, row-major; a copy. */
  static float[] values(Tensor tensor) {
    Tensor laid = tensor.detach().contiguous();
    float[] values = new float[Math.toIntExact(laid.numel())];
    laid.data_ptr_float().get(values);
    return values;
  }

  /** Normally distributed, small enough to keep tanh off its flat ends. */
  static float[] draw(long seed, int count) {
    Random random = new Random(seed);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextGaussian() * 0.5);
    }
    return values;
  }
}
