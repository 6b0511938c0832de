package io.sluice.catalog;

import java.util.List;

/** There is no card with the name asked for. */
public final class UnknownCorpusException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  UnknownCorpusException(String name, List<String> known) {
    super(
        "there is no corpus \""
            + name
            + "\"; "
            + DidYouMean.nearest(name, known)
                .map(near -> "did you mean \"" + near + "\"? ")
                .orElse("")
            + "known are "
            + String.join(", ", known));
  }
}
