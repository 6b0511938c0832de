package io.sluice.neural.optimise;

/** The constants of the last steps, for rows that still have to make them. */
final class History {
  private final float[] rates;
  private final float[] epsilons;
  private final float[] kept;
  private int size;
  private float largestRate;
  private boolean decaying;

  History(int capacity) {
    rates = new float[capacity];
    epsilons = new float[capacity];
    kept = new float[capacity];
  }

  void add(float rate, float epsilon, float keptShare) {
    rates[size] = rate;
    epsilons[size] = epsilon;
    kept[size] = keptShare;
    largestRate = Math.max(largestRate, rate);
    decaying |= keptShare != 1;
    size++;
  }

  void clear() {
    size = 0;
    largestRate = 0;
    decaying = false;
  }

  /** Number of steps. */
  int size() {
    return size;
  }

  boolean isFull() {
    return size == rates.length;
  }

  float rate(int step) {
    return rates[step];
  }

  float epsilon(int step) {
    return epsilons[step];
  }

  float kept(int step) {
    return kept[step];
  }

  float largestRate() {
    return largestRate;
  }

  /** Whether values decayed in any step. */
  boolean isDecaying() {
    return decaying;
  }
}
