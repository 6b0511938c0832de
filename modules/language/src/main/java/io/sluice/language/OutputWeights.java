package io.sluice.language;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Where the weights of the output layer come from. */
public enum OutputWeights {
  /** The output layer has its own. */
  SEPARATE("separate"),
  /** They are the embedding table (Press and Wolf 2017; Inan et al. 2017). */
  TIED("tied");

  private final String label;

  OutputWeights(String label) {
    this.label = label;
  }

  /** Name in model files. */
  public String label() {
    return label;
  }

  /** The kind with this {@link #label()}. */
  public static OutputWeights of(String label) {
    return Arrays.stream(values())
        .filter(kind -> kind.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown output weights \"%s\", expected one of %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(OutputWeights::label)
                                .collect(Collectors.joining(", ")))));
  }
}
