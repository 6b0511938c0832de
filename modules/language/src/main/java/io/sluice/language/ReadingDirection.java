package io.sluice.language;

import java.util.Arrays;
import java.util.List;

/** Which way a model reads text. */
public enum ReadingDirection {
  /** From the beginning: it predicts what comes next. */
  FORWARD("forward"),
  /** From the end: it predicts what came before. */
  BACKWARD("backward");

  private final String label;

  ReadingDirection(String label) {
    this.label = label;
  }

  /** The name used in configurations and model files. */
  public String label() {
    return label;
  }

  /**
   * The direction with this {@link #label()}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ReadingDirection of(String label) {
    return Arrays.stream(values())
        .filter(direction -> direction.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown reading direction \"" + label + "\", expected forward or backward"));
  }

  /** A prompt with what a model of this direction wrote: behind it, or before. */
  public String whole(String prompt, String written) {
    return this == FORWARD ? prompt + written : written + prompt;
  }

  /** What a model of this direction wrote before it came to one of some strings. */
  String upTo(String written, List<String> stops) {
    int from = 0;
    int to = written.length();
    for (String stop : stops) {
      int at = this == FORWARD ? written.indexOf(stop) : written.lastIndexOf(stop);
      if (at >= 0 && this == FORWARD) {
        to = Math.min(to, at);
      } else if (at >= 0) {
        from = Math.max(from, at + stop.length());
      }
    }
    return written.substring(from, to);
  }

  /** Symbols of a text in the order of reading; those given, or reversed in a new array. */
  int[] order(int[] symbols) {
    if (this == FORWARD) {
      return symbols;
    }
    int[] reversed = new int[symbols.length];
    Arrays.setAll(reversed, i -> symbols[symbols.length - 1 - i]);
    return reversed;
  }
}
