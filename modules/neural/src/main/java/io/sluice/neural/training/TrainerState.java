package io.sluice.neural.training;

import io.sluice.neural.parameter.NamedTensor;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything that has an influence on the further course of a training, by name: parameters,
 * optimiser slots, random generators, carried recurrent state, place in the corpus, schedule, early
 * stopping, partial accumulation.
 *
 * @param tensors float32 arrays; parameters under their canonical names
 * @param integers counts, places and generators
 * @param reals losses and rates
 * @param strings what the state belongs to, compared when it is restored
 */
public record TrainerState(
    List<NamedTensor> tensors,
    Map<String, long[]> integers,
    Map<String, double[]> reals,
    Map<String, String> strings) {
  public TrainerState {
    tensors = List.copyOf(tensors);
    integers = Collections.unmodifiableMap(new TreeMap<>(integers));
    reals = Collections.unmodifiableMap(new TreeMap<>(reals));
    strings = Collections.unmodifiableMap(new TreeMap<>(strings));
  }

  /**
   * Refuses a state that belongs to another training.
   *
   * @param described what the trainer at hand is, by name
   * @throws IllegalArgumentException naming all that differs
   */
  public void requireSame(Map<String, String> described) {
    List<String> differences = SettingsByName.differences(strings, described);
    if (!differences.isEmpty()) {
      throw new IllegalArgumentException(
          "the saved training is another one: %s; resume with what it was started with"
              .formatted(String.join(", ", differences)));
    }
  }

  /**
   * Whole numbers by their name.
   *
   * @throws IllegalArgumentException if there are not just so many
   */
  public long[] integers(String name, int count) {
    long[] values = integers.get(name);
    if (values == null || values.length != count) {
      throw missing(name);
    }
    return values;
  }

  /**
   * Numbers by their name.
   *
   * @throws IllegalArgumentException if there are not just so many
   */
  public double[] reals(String name, int count) {
    double[] values = reals.get(name);
    if (values == null || values.length != count) {
      throw missing(name);
    }
    return values;
  }

  private static IllegalArgumentException missing(String name) {
    return new IllegalArgumentException(
        "the state of the training has no usable \"%s\"; restore a checkpoint of this version"
            .formatted(name));
  }
}
