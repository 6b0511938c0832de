package io.sluice.vector;

import io.sluice.neural.kernel.CellKernel;
import io.sluice.neural.kernel.CellStep;
import java.util.stream.IntStream;

/** A gate pass on vectors as soon as each of its phases is compiled, in plain loops until then. */
final class WarmingCellKernel implements CellKernel {
  private final CellKernel plain;
  private final CellKernel vector;
  private final WarmUp[] forward;
  private final WarmUp[] backward;

  WarmingCellKernel(CellKernel plain, CellKernel vector) {
    this.plain = plain;
    this.vector = vector;
    forward = warmUps(plain.forwardPhases());
    backward = warmUps(plain.backwardPhases());
  }

  private static WarmUp[] warmUps(int count) {
    return IntStream.range(0, count).mapToObj(phase -> new WarmUp()).toArray(WarmUp[]::new);
  }

  @Override
  public int forwardPhases() {
    return plain.forwardPhases();
  }

  @Override
  public int backwardPhases() {
    return plain.backwardPhases();
  }

  @Override
  public void forward(int phase, CellStep step) {
    WarmUp warmUp = forward[phase];
    boolean onVectors = warmUp.onVectors();
    long begin = warmUp.begin();
    (onVectors ? vector : plain).forward(phase, step);
    warmUp.end(onVectors, begin, (double) step.rows * step.blocks);
  }

  @Override
  public void backward(int phase, CellStep step) {
    WarmUp warmUp = backward[phase];
    boolean onVectors = warmUp.onVectors();
    long begin = warmUp.begin();
    (onVectors ? vector : plain).backward(phase, step);
    warmUp.end(onVectors, begin, (double) step.rows * step.blocks);
  }
}
