package io.sluice.libtorch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/**
 * How far our numbers are from libtorch's, relative to their scale: the largest difference between
 * two elements of a tensor over the largest magnitude in libtorch's tensor, |a - b|_max / |b|_max.
 * An element near zero is held to the scale of its tensor, not to its own.
 */
final class Closeness {
  private static final double TOLERANCE = 1e-5;

  private Closeness() {}

  /** Holds all tensors under all names to the tolerance, and returns the largest distance. */
  static double check(String what, Map<String, float[]> ours, Map<String, float[]> theirs) {
    assertThat(ours).as(what).containsOnlyKeys(theirs.keySet());
    double largest = 0;
    for (Map.Entry<String, float[]> named : ours.entrySet()) {
      String name = named.getKey();
      double distance = distance(named.getValue(), theirs.getOrDefault(name, new float[0]));
      assertThat(distance).as(what + ": " + name).isLessThanOrEqualTo(TOLERANCE);
      largest = Math.max(largest, distance);
    }
    return largest;
  }

  private static double distance(float[] ours, float[] theirs) {
    assertThat(ours).hasSameSizeAs(theirs);
    double scale = 0;
    double difference = 0;
    for (int i = 0; i < theirs.length; i++) {
      assertThat(ours[i]).as("element %d", i).isFinite();
      scale = Math.max(scale, Math.abs(theirs[i]));
      difference = Math.max(difference, Math.abs((double) ours[i] - theirs[i]));
    }
    assertThat(scale).as("a tensor that says something").isPositive();
    return difference / scale;
  }
}
