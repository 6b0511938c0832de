package io.sluice.tagging;

import io.sluice.text.document.Token;
import java.util.List;

/**
 * A token of a stream with its labels.
 *
 * @param labels one for each layer of the tagger; spans are written in IOB2
 */
public record LabelledToken(Token token, List<String> labels) {
  public LabelledToken {
    labels = List.copyOf(labels);
  }
}
