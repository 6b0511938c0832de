package io.sluice.experiments;

import java.util.Locale;

/** Warns of parts to measure on that are so small that what is measured is chance. */
final class FewToMeasure {
  private static final long SYMBOLS = 500;
  private static final long SENTENCES = 10;

  private FewToMeasure() {}

  static void tellSymbols(long count, RunListener listener) {
    tell(count, SYMBOLS, "symbol", listener);
  }

  static void tellSentences(long count, RunListener listener) {
    tell(count, SENTENCES, "sentence", listener);
  }

  private static void tell(long count, long enough, String what, RunListener listener) {
    if (count < enough) {
      listener.message(
          String.format(
              Locale.ROOT,
              "warning: only %,d %s to measure on: what is measured, and which model is best,"
                  + " is chance; there should be %,d at least",
              count,
              count == 1 ? what : what + "s",
              enough));
    }
  }
}
