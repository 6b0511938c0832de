package io.sluice.language;

import java.util.Arrays;

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
