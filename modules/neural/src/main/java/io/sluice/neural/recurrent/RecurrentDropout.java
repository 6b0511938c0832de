package io.sluice.neural.recurrent;

/** Dropout inside the recurrence. Its masks hold for all steps of a window. */
public sealed interface RecurrentDropout {
  /** No dropout inside the recurrence. */
  RecurrentDropout NONE = new None();

  /** Probability of dropping a unit. */
  double rate();

  /** No dropout. */
  record None() implements RecurrentDropout {
    @Override
    public double rate() {
      return 0;
    }
  }

  /** On the hidden units that the recurrent product reads (Gal and Ghahramani 2016). */
  record OnHidden(double rate) implements RecurrentDropout {
    public OnHidden {
      Rates.check("recurrent dropout", rate);
    }
  }

  /** On the update of the state: g of an LSTM, n of a GRU (Semeniuta et al. 2016). */
  record OnUpdate(double rate) implements RecurrentDropout {
    public OnUpdate {
      Rates.check("recurrent dropout", rate);
    }
  }
}
