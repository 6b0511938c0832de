package io.sluice.experiments.run;

import io.sluice.model.TensorSource;
import java.util.List;
import java.util.Map;

/**
 * Everything that training needs to go on as if it had never stopped, as named pieces. What the
 * pieces mean is known to the trainer that gave them.
 *
 * @param step updates of the weights so far
 * @param tensors arrays of floats, fetched one after another while writing
 * @param integers counters, cursors and states of generators
 * @param reals numbers in double precision
 * @param strings everything else
 */
public record Checkpoint(
    long step,
    List<? extends TensorSource> tensors,
    Map<String, long[]> integers,
    Map<String, double[]> reals,
    Map<String, String> strings) {
  public Checkpoint {
    if (step < 0) {
      throw new IllegalArgumentException("step must not be negative, was " + step);
    }
    tensors = List.copyOf(tensors);
    integers = Map.copyOf(integers);
    reals = Map.copyOf(reals);
    strings = Map.copyOf(strings);
  }
}
