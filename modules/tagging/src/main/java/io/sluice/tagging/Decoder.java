package io.sluice.tagging;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How labels are chosen from their scores. */
public enum Decoder {
  /** The best sequence under a linear-chain conditional random field (Lafferty et al. 2001). */
  CRF("crf"),
  /** The best label of each token on its own. */
  SOFTMAX("softmax");

  private final String label;

  Decoder(String label) {
    this.label = label;
  }

  /** Name in model files. */
  public String label() {
    return label;
  }

  /** The decoder with this {@link #label()}. */
  public static Decoder of(String label) {
    return Arrays.stream(values())
        .filter(decoder -> decoder.label.equals(label))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown decoder \"%s\", expected one of %s"
                        .formatted(
                            label,
                            Arrays.stream(values())
                                .map(Decoder::label)
                                .collect(Collectors.joining(", ")))));
  }
}
