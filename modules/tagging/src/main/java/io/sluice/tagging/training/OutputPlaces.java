package io.sluice.tagging.training;

import io.sluice.neural.parameter.NamedTensor;
import io.sluice.neural.recurrent.RecurrentStack;
import java.util.List;

/**
 * Weights over the recurrent layers' outputs: canonical [K, outputs] without padding, in memory [K,
 * W] with padding after each direction.
 */
final class OutputPlaces {
  private final int[] places;
  private final int width;

  OutputPlaces(RecurrentStack recurrent) {
    places = new int[recurrent.settings().outputs()];
    for (int i = 0; i < places.length; i++) {
      places[i] = recurrent.outputPlace(i);
    }
    width = recurrent.outputWidth();
  }

  NamedTensor gather(NamedTensor padded) {
    int rows = padded.shape().get(0);
    float[] values = new float[rows * places.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = padded.values()[i / places.length * width + places[i % places.length]];
    }
    return new NamedTensor(padded.name(), List.of(rows, places.length), values);
  }

  NamedTensor spread(NamedTensor canonical, int rows) {
    if (!canonical.shape().equals(List.of(rows, places.length))) {
      throw new IllegalArgumentException(
          "tensor %s must have shape [%d, %d], has %s"
              .formatted(canonical.name(), rows, places.length, canonical.shape()));
    }
    float[] values = new float[rows * width];
    for (int i = 0; i < canonical.values().length; i++) {
      values[i / places.length * width + places[i % places.length]] = canonical.values()[i];
    }
    return new NamedTensor(canonical.name(), List.of(rows, width), values);
  }
}
