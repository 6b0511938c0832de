package io.sluice.catalog;

import io.sluice.corpora.DidYouMean;
import java.util.List;
import java.util.Optional;

/** There is no card with the name asked for, or it is of another kind. */
public final class UnknownCorpusException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  /** Where every card would do. */
  static final String ANY = "card";

  /**
   * @param wanted what the card should be of
   * @param other the card that has the name
   * @param known names of those that would do
   */
  UnknownCorpusException(String name, String wanted, Optional<Card> other, List<String> known) {
    super(
        other
                .map(
                    card -> quoted(name) + " is a card of " + card.content() + ", not of " + wanted)
                .orElse("there is no " + noun(wanted) + " " + quoted(name))
            + "; "
            + DidYouMean.nearest(name, known)
                .filter(near -> !near.equals(name))
                .map(near -> "did you mean \"" + near + "\"? ")
                .orElse("")
            + "known are "
            + String.join(", ", known));
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }

  private static String noun(String wanted) {
    return switch (wanted) {
      case VectorCard.VECTORS, ANY -> wanted;
      default -> CorpusCard.KIND;
    };
  }
}
