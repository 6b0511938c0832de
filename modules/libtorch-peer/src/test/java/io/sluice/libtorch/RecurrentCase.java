package io.sluice.libtorch;

import io.sluice.neural.recurrent.RecurrentSettings;
import java.util.Arrays;

/**
 * A stack and a batch for it. Both sides get the same weights, inputs [T, B, I], initial states of
 * the forward direction [B, H] a layer, and derivatives of the loss by the outputs [T, B, W].
 *
 * @param inputs I
 * @param steps T
 * @param lengths steps of every lane, B of them
 */
record RecurrentCase(RecurrentSettings settings, int inputs, int steps, int[] lengths) {
  int lanes() {
    return lengths.length;
  }

  boolean padded() {
    return Arrays.stream(lengths).anyMatch(length -> length < steps);
  }

  float[] input() {
    return Tensors.draw(1, steps * lanes() * inputs);
  }

  float[] dOutput() {
    return Tensors.draw(2, steps * lanes() * settings.outputs());
  }

  /** Hidden units, or cells, of a layer before the first step. */
  float[] state(int layer, StatePart part) {
    return Tensors.draw(part.seed + layer, lanes() * settings.hidden());
  }

  /** Parts of a state, by our names. */
  enum StatePart {
    HIDDEN("hidden", 100),
    CELL("cell", 200);

    private final String suffix;
    private final long seed;

    StatePart(String suffix, long seed) {
      this.suffix = suffix;
      this.seed = seed;
    }

    String name(int layer) {
      return "state." + layer + "." + suffix;
    }
  }

  @Override
  public String toString() {
    return "%s %s, %d layers of %d, %d inputs, %d steps, lanes of %s"
        .formatted(
            settings.cell(),
            settings.direction(),
            settings.layers(),
            settings.hidden(),
            inputs,
            steps,
            Arrays.toString(lengths));
  }
}
