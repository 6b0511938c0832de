package io.sluice.neural.random;

/**
 * A generator of pseudo-random numbers for one purpose: the same seed and purpose give the same
 * numbers on every machine and Java version. The algorithm is xoshiro256++ (Blackman and Vigna
 * 2021), its state filled by splitmix64 (Steele et al. 2014) from the seed and the purpose.
 *
 * <p>Its whole state is four longs, so that a training run continues exactly where it stopped. Not
 * synchronized.
 */
public final class SeededRandom {
  /** Number of longs in {@link #state()}. */
  public static final int STATE_SIZE = 4;

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private static final long LOW_HALF = 0xFFFFFFFFL;

  private long s0;
  private long s1;
  private long s2;
  private long s3;

  private SeededRandom(long s0, long s1, long s2, long s3) {
    this.s0 = s0;
    this.s1 = s1;
    this.s2 = s2;
    this.s3 = s3;
  }

  /**
   * A generator for one purpose of a run.
   *
   * @param seed of the whole run
   * @param purpose such as {@code dropout}; different purposes give unrelated numbers
   */
  public static SeededRandom of(long seed, String purpose) {
    long key = splitMix(seed);
    for (int i = 0; i < purpose.length(); i++) {
      key = splitMix(key ^ purpose.charAt(i));
    }
    long[] state = new long[STATE_SIZE];
    for (int i = 0; i < STATE_SIZE; i++) {
      state[i] = splitMix(key);
      key += GOLDEN_GAMMA;
    }
    return restore(state);
  }

  /**
   * A generator that continues where the one stopped whose {@link #state()} this was.
   *
   * @throws IllegalArgumentException unless there are four longs, not all zero
   */
  public static SeededRandom restore(long[] state) {
    SeededRandom random = new SeededRandom(1, 0, 0, 0);
    random.load(state);
    return random;
  }

  /**
   * A generator for a part of this one's purpose. It depends on the present state of this one,
   * which does not change.
   */
  public SeededRandom split(String purpose) {
    return of(s0 ^ Long.rotateLeft(s1, 16) ^ Long.rotateLeft(s2, 32) ^ s3, purpose);
  }

  /** The whole state, a copy. */
  public long[] state() {
    return new long[] {s0, s1, s2, s3};
  }

  /** Takes over a state from {@link #state()}; refuses what {@link #restore} refuses. */
  public void load(long[] state) {
    if (state.length != STATE_SIZE) {
      throw new IllegalArgumentException(
          "the state of a generator has " + STATE_SIZE + " longs, not " + state.length);
    }
    if ((state[0] | state[1] | state[2] | state[3]) == 0) {
      throw new IllegalArgumentException("the state of a generator is never all zero");
    }
    s0 = state[0];
    s1 = state[1];
    s2 = state[2];
    s3 = state[3];
  }

  /** 64 random bits. */
  public long nextLong() {
    long result = Long.rotateLeft(s0 + s3, 23) + s0;
    long shifted = s1 << 17;
    s2 ^= s0;
    s3 ^= s1;
    s1 ^= s2;
    s0 ^= s3;
    s2 ^= shifted;
    s3 = Long.rotateLeft(s3, 45);
    return result;
  }

  /**
   * Uniform in [0, bound), without bias (Lemire 2019).
   *
   * @throws IllegalArgumentException unless {@code bound} is positive
   */
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("the bound must be positive, was " + bound);
    }
    long product = (nextLong() >>> 32) * bound;
    if ((product & LOW_HALF) < bound) {
      long threshold = (1L << 32) % bound;
      while ((product & LOW_HALF) < threshold) {
        product = (nextLong() >>> 32) * bound;
      }
    }
    return (int) (product >>> 32);
  }

  /** Uniform in [0, 1): a multiple of 2^-24. */
  public float nextFloat() {
    return (nextLong() >>> 40) * 0x1p-24f;
  }

  /** Uniform in [0, 1): a multiple of 2^-53. */
  public double nextDouble() {
    return (nextLong() >>> 11) * 0x1p-53;
  }

  /** Normally distributed with mean 0 and variance 1, by Marsaglia's polar method. */
  public double nextGaussian() {
    while (true) {
      double u = 2 * nextDouble() - 1;
      double v = 2 * nextDouble() - 1;
      double square = u * u + v * v;
      if (square > 0 && square < 1) {
        return u * StrictMath.sqrt(-2 * StrictMath.log(square) / square);
      }
    }
  }

  /**
   * Fills {@code count} places with a {@link BernoulliMask}: 0 at the given rate, 1 / (1 - rate)
   * else. Takes one {@link #nextLong()}, however many places there are.
   */
  public void fillMask(double rate, float[] target, int offset, int count) {
    BernoulliMask.of(rate).fill(nextLong(), 0, target, offset, count);
  }

  /** The finalizer of splitmix64 after one step of its counter. */
  static long splitMix(long value) {
    long mixed = value + GOLDEN_GAMMA;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
