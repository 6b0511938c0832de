package io.sluice.cli;

import java.util.Locale;

/**
 * How much of something is done, as a bar with percent.
 *
 * @param share between 0 and 1
 */
record Bar(double share) {
  private static final int CELLS = 20;

  @Override
  public String toString() {
    var full = (int) Math.round(share * CELLS);
    return String.format(Locale.ROOT, "%3d%% ", (int) Math.floor(share * 100))
        + "━".repeat(full)
        + "─".repeat(CELLS - full);
  }
}
