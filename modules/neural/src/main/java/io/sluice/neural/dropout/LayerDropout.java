package io.sluice.neural.dropout;

/** Dropout on what one layer hands to the next. */
public sealed interface LayerDropout {
  /** No dropout between layers. */
  LayerDropout NONE = new None();

  /** Probability of dropping a unit. */
  double rate();

  /** No dropout. */
  record None() implements LayerDropout {
    @Override
    public double rate() {
      return 0;
    }
  }

  /** Every unit of every step on its own (Srivastava et al. 2014; Zaremba et al. 2014). */
  record Standard(double rate) implements LayerDropout {
    public Standard {
      check(rate);
    }
  }

  /** The same units at all steps of a window (Gal and Ghahramani 2016). */
  record Locked(double rate) implements LayerDropout {
    public Locked {
      check(rate);
    }
  }

  private static void check(double rate) {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("layer dropout must have a rate in [0, 1), was " + rate);
    }
  }
}
