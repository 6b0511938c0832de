package io.sluice.neural.random;

/**
 * Inverted dropout masks: each place is 0 with probability {@link #rate()} and 1 / (1 - rate) else.
 * The value at a place is a hash of a key and the index of the place, so parts of a mask can be
 * computed in any order, by any thread, and computed again instead of kept.
 *
 * @param rate probability of 0, rounded to a multiple of 2^-24
 * @param threshold hashes whose upper 24 bits are below it are dropped
 * @param scale value of the places that are kept
 */
public record BernoulliMask(double rate, int threshold, float scale) {
  /** Hashes are compared by so many upper bits. */
  private static final int BITS = 24;

  public BernoulliMask {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("the rate of a mask must be in [0, 1), was " + rate);
    }
    if (threshold != threshold(rate) || scale != (float) (1 / (1 - rate))) {
      throw new IllegalArgumentException(
          "threshold %d and scale %s do not belong to rate %s".formatted(threshold, scale, rate));
    }
  }

  /**
   * Masks that drop at a rate.
   *
   * @throws IllegalArgumentException unless {@code rate} is in [0, 1)
   */
  public static BernoulliMask of(double rate) {
    return new BernoulliMask(rate, threshold(rate), (float) (1 / (1 - rate)));
  }

  private static int threshold(double rate) {
    return (int) StrictMath.rint(rate * (1 << BITS));
  }

  /** The value of the mask with a key at one place. */
  public float at(long key, int index) {
    return drops(key, index) ? 0 : scale;
  }

  /** Whether the mask with a key is 0 at one place. */
  public boolean drops(long key, int index) {
    return hash(key, index) >>> (Integer.SIZE - BITS) < threshold;
  }

  /** Writes the values of places {@code first} to {@code first + count - 1}. */
  public void fill(long key, int first, float[] target, int offset, int count) {
    for (int i = 0; i < count; i++) {
      target[offset + i] = at(key, first + i);
    }
  }

  /** 32 bits for a place: both halves of the key are mixed in by rounds of xor and multiply. */
  public static int hash(long key, int index) {
    return mix(mix(index ^ (int) key) + (int) (key >>> 32));
  }

  private static int mix(int value) {
    int mixed = value;
    mixed = (mixed ^ (mixed >>> 16)) * 0x7FEB352D;
    mixed = (mixed ^ (mixed >>> 15)) * 0x846CA68B;
    return mixed ^ (mixed >>> 16);
  }
}
