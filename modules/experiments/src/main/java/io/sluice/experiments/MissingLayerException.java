package io.sluice.experiments;

import io.sluice.text.document.Sentence;

/** A sentence does not have the layer of labels that it is read for. */
public final class MissingLayerException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** What is the matter, for someone who wrote {@code labels.layer} in a file. */
  private final String problem;

  MissingLayerException(Sentence sentence, String layer) {
    super(
        "%s: there are no labels \"%s\" here, %s"
            .formatted(
                sentence.origin(),
                layer,
                sentence.layerNames().isEmpty()
                    ? "nor any others; say in which column or format the labels are, or leave this out"
                    : "only %s; ask for one of these".formatted(sentence.layerNames())));
    problem =
        "is \"%s\", of which there are no labels at %s; %s"
            .formatted(
                layer,
                sentence.origin(),
                sentence.layerNames().isEmpty()
                    ? "there are no others either: say in which column they are, with corpus.format"
                        + " columns and corpus.columns"
                    : "it has " + sentence.layerNames() + ": name one of these");
  }

  /** The message for where the layer was asked for by the key {@code labels.layer}. */
  String problem() {
    return problem;
  }
}
