package io.sluice.neural.recurrent;

/** Dropout on what one layer of a stack hands to the next. */
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
      Rates.check("layer dropout", rate);
    }
  }

  /** The same units at all steps of a window (Gal and Ghahramani 2016). */
  record Locked(double rate) implements LayerDropout {
    public Locked {
      Rates.check("layer dropout", rate);
    }
  }
}
