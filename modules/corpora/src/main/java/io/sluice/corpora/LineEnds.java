package io.sluice.corpora;

import java.util.Locale;

/** What happens to the line ends of a text while it is read. */
public enum LineEnds {
  /** Every character stays as it is in the file. */
  AS_WRITTEN,
  /** {@code \r\n} and a lone {@code \r} become {@code \n}. */
  UNIX;

  /** The name used in configurations and cards: {@code as-written}, {@code unix}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The policy with this {@link #label()}. */
  public static LineEnds of(String label) {
    for (LineEnds policy : values()) {
      if (policy.label().equals(label)) {
        return policy;
      }
    }
    throw new IllegalArgumentException(
        "unknown line ends \"" + label + "\", expected as-written or unix");
  }
}
