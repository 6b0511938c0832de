package io.sluice.catalog;

import io.sluice.corpora.DidYouMean;
import java.util.List;
import java.util.Optional;

/** There is no card with the name asked for, or it is of another kind. */
public final class UnknownCorpusException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnknownCorpusException(String name, String kind, Optional<Card> other, List<String> known) {
    super(
        other
                .map(card -> "\"" + name + "\" is a card of " + card.kind() + ", not of ")
                .orElse("there is no ")
            + (kind.equals(VectorCard.KIND) ? "word vectors" : kind)
            + other.map(card -> "; ").orElse(" \"" + name + "\"; ")
            + DidYouMean.nearest(name, known)
                .filter(near -> !near.equals(name))
                .map(near -> "did you mean \"" + near + "\"? ")
                .orElse("")
            + "known are "
            + String.join(", ", known));
  }
}
