package io.sluice.neural.optimise;

import io.sluice.neural.parameter.NamedTensor;
import java.util.List;
import java.util.Map;

/**
 * What an optimiser remembers from step to step: with it, and with the parameters, training goes on
 * bit by bit as if never interrupted, on any number of threads.
 *
 * <p>Slots are flat in the layout of memory, which does not depend on the number of threads; a
 * version and a hash of the layout are kept with them and checked.
 *
 * @param tensors the slots, and the sum of gradients between two steps
 * @param integers counts and layout
 * @param reals what the learning rate depends on
 */
public record OptimiserState(
    List<NamedTensor> tensors, Map<String, long[]> integers, Map<String, double[]> reals) {
  public OptimiserState {
    tensors = List.copyOf(tensors);
    integers = Map.copyOf(integers);
    reals = Map.copyOf(reals);
  }
}
